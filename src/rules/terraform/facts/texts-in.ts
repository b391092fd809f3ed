import { isList, isUnknown, isValues, type Value } from '../../../model/value.js';

/** The texts in a value with their paths; of what is known only after apply, the expression as it is written. */
export function textsIn(
  value: Value | undefined,
  path: string,
  depth = 0,
): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (isUnknown(value)) return value.text === undefined ? [] : [[path, value.text]];
  if (depth > 20) return [];
  if (isList(value)) return value.flatMap((item, index) => textsIn(item, `${path}[${index}]`, depth + 1));
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textsIn(item, path === '' ? key : `${path}.${key}`, depth + 1),
  );
}
