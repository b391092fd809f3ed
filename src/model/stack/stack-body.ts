import { addToList } from '../../add-to-list.js';
import type { AttributeReference } from '../element.js';
import { deepest, isJson, type Json } from '../json.js';
import { isList, isValues, type Reference, Unknown, type Value, type Values } from '../value.js';
import { type DynamicBlock, dynamicBlocks } from './dynamic-blocks.js';
import type { Scope } from './scope.js';

/**
 * The values of a body. A dynamic block makes its name unknown: how many there are, only Terraform knows.
 * What is written in it stays at `dynamic`, for rules that want to look: `dynamic.ingress.content.cidr_blocks`.
 */
export function stackValues(body: Json, scope: Scope): Values {
  const values = scope.value(body);
  if (!isValues(values)) return {};
  return hasDynamic(body) ? withDynamic(values, body, scope) : values;
}

/** True when a dynamic block stands somewhere in a body: nearly none has one. */
function hasDynamic(source: unknown, depth = 0): boolean {
  if (typeof source !== 'object' || source === null || depth >= deepest) return false;
  return (
    Object.hasOwn(source, 'dynamic') || Object.values(source).some((item) => hasDynamic(item, depth + 1))
  );
}

function withDynamic(values: Values, body: Json, scope: Scope, depth = 0): Values {
  if (depth >= deepest) return values;
  const entries = new Map<string, Value>(Object.entries(values));
  for (const [name, source] of Object.entries(body)) {
    const value = entries.get(name);
    if (value !== undefined && typeof source === 'object' && name !== 'dynamic')
      entries.set(name, withDynamicIn(value, source, scope, depth + 1));
  }
  const written = new Map<string, Value[]>();
  for (const block of dynamicBlocks(body.dynamic)) {
    const unknown = new Unknown(dynamicReferences(block, scope));
    const beside = entries.get(block.name);
    const list = isList(beside) ? beside : beside === undefined || beside === null ? [] : [beside];
    entries.set(block.name, list.length === 0 ? unknown : [...list, unknown]);
    addToList(written, block.name, scope.value({ for_each: block.forEach, content: block.content }));
  }
  if (written.size > 0) entries.set('dynamic', Object.fromEntries(written));
  return Object.fromEntries(entries);
}

/** The same in blocks of the body: a list of blocks has as many values as it has items. */
function withDynamicIn(value: Value, source: unknown, scope: Scope, depth: number): Value {
  if (isValues(value) && isJson(source)) return withDynamic(value, source, scope, depth);
  if (!isList(value) || !Array.isArray(source) || depth >= deepest) return value;
  return value.map((item, index) => withDynamicIn(item, source[index], scope, depth + 1));
}

/** Where the attributes of a body point; `each.value` points where `for_each` does. */
export function stackReferences(body: Json, scope: Scope): readonly AttributeReference[] {
  const { for_each: forEach, dynamic, depends_on: _, ...rest } = body;
  const each = placed(forEach, 'for_each', { scope });
  const own = [
    ...placed(rest, '', { scope }),
    ...dynamicBlocks(dynamic).flatMap((one) => dynamicReferences(one, scope)),
  ];
  return [...each, ...replaced(own, 'each', each)];
}

function dynamicReferences({ name, iterator, forEach, content }: DynamicBlock, scope: Scope) {
  const each = placed(forEach, name, { scope });
  return [...each, ...replaced(placed(content, name, { scope, iterator }), iterator, each)];
}

/** References to the item of a repetition, as references to what is repeated over. */
function replaced(
  references: readonly AttributeReference[],
  iterator: string,
  each: readonly Reference[],
): readonly AttributeReference[] {
  return references.flatMap((one) => {
    if (one.address === `${iterator}.key`) return [];
    if (one.address !== `${iterator}.value`) return [one];
    return each.map(({ address }) => ({ address, attribute: one.attribute, path: one.path }));
  });
}

interface Placing {
  readonly scope: Scope;
  readonly iterator?: string;
}

function placed(source: unknown, path: string, by: Placing): readonly AttributeReference[] {
  const found: AttributeReference[] = [];
  const visit = (value: unknown, at: string, depth: number): void => {
    if (typeof value === 'string') {
      for (const one of by.scope.references(value, by.iterator)) found.push({ ...one, path: at });
      return;
    }
    if (typeof value !== 'object' || value === null || depth >= deepest) return;
    if (Array.isArray(value))
      for (const [index, item] of value.entries()) visit(item, `${at}[${index}]`, depth + 1);
    else
      for (const [name, item] of Object.entries(value))
        if (name !== '//') visit(item, at === '' ? name : `${at}.${name}`, depth + 1);
  };
  visit(source, path, 0);
  return found;
}
