import { isJson, type Json, memberOf } from '../../model/json.js';

/** A local leads to a local, and so on: deeper than any stack of ours nests. */
const deepest = 4;

/** What a stack writes at an attribute, of each block where there are several; nothing where it does not write it. */
export function writtenValues(stack: Json, address: string, names: readonly string[]): readonly unknown[] {
  // Of `count` and `for_each` all instances have one body.
  const [type = '', name = ''] = address.replace(/\[.*$/, '').split('.');
  const body = memberOf(memberOf(stack.resource, type), name);
  return valuesBelow(body, names).map((value) => withNamed(stack, value));
}

function valuesBelow(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (name === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((one) => valuesBelow(one, [name, ...rest]));
  return isJson(value) ? valuesBelow(value[name], rest) : [];
}

/** A text that names a local or a data source, together with that: a change of either is a change of the text. */
function withNamed(stack: Json, value: unknown, depth = 0): unknown {
  if (typeof value !== 'string' || !value.includes('${') || depth >= deepest) return value;
  const named = [...value.matchAll(/\b(?:local\.([\w-]+)|data\.([\w-]+)\.([\w-]+))/g)].map(
    ([, local, type = '', name = '']) =>
      local === undefined ? memberOf(memberOf(stack.data, type), name) : memberOf(localsOf(stack), local),
  );
  return named.length === 0 ? value : [value, ...named.map((one) => withNamed(stack, one, depth + 1))];
}

/** cdktn writes one block of locals, Terraform takes several. */
function localsOf({ locals }: Json): unknown {
  return Array.isArray(locals) ? Object.assign({}, ...locals) : locals;
}
