import { isList, isUnknown, isValues, type Value, type Values } from './value.js';

/** A value with the path that leads to it. */
export interface PlacedValue {
  readonly path: string;
  readonly value: Value;
}

/** What stands at a path: of every block where there are several, of every item of a list. A value above it that is unknown stands for it. */
export function valuesAt(values: Values, path: string): readonly PlacedValue[] {
  const found: PlacedValue[] = [];
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
