import { isJson, memberOf } from '../model/json.js';
import type { PlanDocument } from '../terraform/json/plan.js';

/** Attributes that a configuration sets, by the address of its resource without indexes: the addresses that each names. */
export type WrittenAttributes = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

type Module = PlanDocument['configuration']['root_module'];

/** What the configuration in a plan sets, in child modules too. */
export function writtenIn(plan: PlanDocument): WrittenAttributes {
  return new Map(
    [...expressionsIn(plan)].map(([address, { at, expressions }]) => [
      address,
      new Map(
        Object.entries(expressions).map(([name, said]) => [name, namesIn(said).map((one) => `${at}${one}`)]),
      ),
    ]),
  );
}

/** The plain values that a configuration gives to the attributes of a resource, by its address. */
export function constantsIn(plan: PlanDocument): (address: string) => Readonly<Record<string, unknown>> {
  const all = expressionsIn(plan);
  return (address) =>
    Object.fromEntries(
      Object.entries(all.get(withoutIndexes(address))?.expressions ?? {}).map(([name, one]) => [
        name,
        memberOf(one, 'constant_value'),
      ]),
    );
}

/** The expressions of a resource, and the address of its module. */
interface Expressions {
  readonly at: string;
  readonly expressions: Module['resources'][number]['expressions'];
}

function expressionsIn({ configuration }: PlanDocument): ReadonlyMap<string, Expressions> {
  const found = new Map<string, Expressions>();
  const read = (module: Module, at: string): void => {
    for (const { address, expressions } of module.resources)
      found.set(`${at}${address}`, { at, expressions });
    for (const [name, { module: child }] of Object.entries(module.module_calls ?? {}))
      if (child !== undefined) read(child, `${at}module.${name}.`);
  };
  read(configuration.root_module, '');
  return found;
}

/** Whether AWS gives an attribute its value: the configuration has the resource, and does not set the attribute. */
export function isComputed(written: WrittenAttributes, address: string, name: string): boolean {
  const names = written.get(withoutIndexes(address));
  return names !== undefined && !names.has(name);
}

/** The resources that an attribute names, of those that change too. */
export function followedBy(
  written: WrittenAttributes,
  { address, name }: { readonly address: string; readonly name: string },
  changed: readonly string[],
): readonly string[] {
  const named = written.get(withoutIndexes(address))?.get(name) ?? [];
  return changed.filter((other) => other !== address && named.includes(withoutIndexes(other)));
}

function withoutIndexes(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}

/** Names of resources in an expression, or in those of the blocks below. */
function namesIn(said: unknown): readonly string[] {
  if (Array.isArray(said)) return said.flatMap(namesIn);
  if (!isJson(said)) return [];
  const { references, ...below } = said;
  const own = Array.isArray(references)
    ? references.flatMap((one) => (typeof one === 'string' ? [withoutIndexes(one)] : []))
    : [];
  return [...own, ...Object.values(below).flatMap(namesIn)];
}
