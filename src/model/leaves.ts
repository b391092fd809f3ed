import { isList, isUnknown, isValues, type Value, type Values } from './value.js';

/** A value with the path that leads to it. */
export interface Leaf {
  readonly path: string;
  readonly value: Value;
}

/** What stands at a path: of every block where there are several, of every item of a list. A value above it that is unknown stands for it. */
export function leavesAt(values: Values, path: string): readonly Leaf[] {
  const found: Leaf[] = [];
  const names = path.split('.');
  const visit = (value: Value | undefined, at: string, depth: number): void => {
    if (value === undefined) return;
    if (isList(value)) {
      for (const [index, item] of value.entries()) visit(item, `${at}[${index}]`, depth);
      return;
    }
    const name = names[depth];
    if (isUnknown(value) || name === undefined) {
      found.push({ path: at, value });
      return;
    }
    const [, plain = name, index] = /^(.+)\[(\d+)\]$/.exec(name) ?? [];
    if (!isValues(value) || !Object.hasOwn(value, plain)) return;
    const inner = value[plain];
    const place = at === '' ? name : `${at}.${name}`;
    visit(index !== undefined && isList(inner) ? inner[Number(index)] : inner, place, depth + 1);
  };
  visit(values, '', 0);
  return found;
}

/** True when a reference at one path is one of what stands at another: at it, below it, or for the list or block that it is an item of. A name without an index stands for all. */
export function reaches(path: string, wanted: string): boolean {
  if (path === wanted) return true;
  // Nearly always the first names differ.
  if (path.charCodeAt(0) !== wanted.charCodeAt(0)) return false;
  const parts = path.split('.');
  const names = wanted.split('.');
  for (const [depth, name] of names.entries()) {
    const own = parts[depth];
    if (own === undefined) return false;
    if (
      own !== name &&
      withoutIndex(own) !== name &&
      !(depth === parts.length - 1 && depth === names.length - 1 && own === withoutIndex(name))
    )
      return false;
  }
  return true;
}

function withoutIndex(name: string): string {
  return name.endsWith(']') ? name.replace(/(\[\d+\])+$/, '') : name;
}
