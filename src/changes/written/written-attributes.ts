import { isDeepStrictEqual } from 'node:util';
import { isJson, memberOf } from '../../model/json.js';
import type { PlanDocument, ResourceChange } from '../../terraform/json/plan.js';
import { namesInLocal, type StackLocals } from './stack-locals.js';

/** Attributes that a configuration sets, by the address of its resource without indexes: what each names, `aws_lb.alb.arn` and `aws_lb.alb`. */
export type WrittenAttributes = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

type Module = PlanDocument['configuration']['root_module'];

/**
 * What the configuration in a plan sets, in child modules too.
 * @param locals those of the stack, through which names are followed: a plan does not tell what they hold. Default: they are not followed
 */
export function writtenIn(plan: PlanDocument, locals?: StackLocals): WrittenAttributes {
  return new Map(
    [...expressionsIn(plan)].map(([address, { at, expressions }]) => [
      address,
      new Map(
        Object.entries(expressions).map(([name, said]) => [
          name,
          namesIn(said).flatMap((one) => {
            const local = at === '' ? namesInLocal(one, locals) : [];
            return [`${at}${one}`, ...local.map(withoutIndexes)];
          }),
        ]),
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

/** A resource that changes, and what an attribute of another one takes of it. */
export interface Followed {
  readonly address: string;
  /** Attributes of it that get other values; none where it is named as a whole. */
  readonly attributes: readonly string[];
}

/** The resources from which an attribute takes values that change. */
export function followedBy(
  written: WrittenAttributes,
  { address, name }: { readonly address: string; readonly name: string },
  changed: readonly ResourceChange[],
): readonly Followed[] {
  const named = written.get(withoutIndexes(address))?.get(name) ?? [];
  if (named.length === 0) return [];
  return changed.flatMap((other): readonly Followed[] => {
    const plain = withoutIndexes(other.address);
    if (other.address === address || !named.includes(plain)) return [];
    const start = `${plain}.`;
    const read = named.flatMap((one) =>
      one.startsWith(start) ? (one.slice(start.length).split('.', 1)[0] ?? []) : [],
    );
    const attributes = [...new Set(read)].filter((one) => isChanged(other, one));
    return read.length > 0 && attributes.length === 0 ? [] : [{ address: other.address, attributes }];
  });
}

/** Whether an attribute of a resource has another value after the apply, or may have. */
export function isChanged({ change }: ResourceChange, name: string): boolean {
  if (change.before == null || change.after == null || change.after_unknown === true) return true;
  const unknown = memberOf(change.after_unknown, name);
  if (unknown === true || (typeof unknown === 'object' && JSON.stringify(unknown).includes('true')))
    return true;
  return !isDeepStrictEqual(change.before[name], change.after[name]);
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
