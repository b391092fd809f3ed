import type { PlanDocument } from '../terraform/json/plan.js';

/** Names of the attributes that a configuration sets, by the address of its resource without indexes. */
export type WrittenAttributes = ReadonlyMap<string, ReadonlySet<string>>;

type Module = PlanDocument['configuration']['root_module'];

/** What the configuration in a plan sets, in child modules too. */
export function writtenIn({ configuration }: PlanDocument): WrittenAttributes {
  const written = new Map<string, ReadonlySet<string>>();
  const read = (module: Module, at: string): void => {
    for (const { address, expressions } of module.resources)
      written.set(`${at}${address}`, new Set(Object.keys(expressions)));
    for (const [name, { module: child }] of Object.entries(module.module_calls ?? {}))
      if (child !== undefined) read(child, `${at}module.${name}.`);
  };
  read(configuration.root_module, '');
  return written;
}

/** Whether AWS gives an attribute its value: the configuration has the resource, and does not set the attribute. */
export function isComputed(written: WrittenAttributes, address: string, name: string): boolean {
  const names = written.get(address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, ''));
  return names !== undefined && !names.has(name);
}
