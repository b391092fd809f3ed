import { isJson } from '../../model/json.js';
import type { Shown } from '../attributes/shown.js';

const nothing: readonly unknown[] = [undefined, null, ''];
const zero: readonly unknown[] = [false, 0];

/** Whether nothing stands there: providers write null, an empty text, an empty list and an empty block for it, now one and now the other. */
export function isEmpty(side: Shown, { orZero = false }: { readonly orZero?: boolean } = {}): boolean {
  if (side.kind === 'absent') return true;
  if (side.kind !== 'value') return false;
  const { value } = side;
  return isEmptyValue(value) || (orZero && zero.includes(value));
}

function isEmptyValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isJson(value) ? Object.keys(value).length === 0 : nothing.includes(value);
}

/** A value without all that says nothing in it, so that two forms of the same can be told to be the same. */
export function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (isJson(value)) {
    const members = Object.entries(value).map(([name, one]) => [name, essence(one)] as const);
    return Object.fromEntries(members.filter(([, one]) => !isEmptyValue(one) && !zero.includes(one)));
  }
  return value ?? null;
}
