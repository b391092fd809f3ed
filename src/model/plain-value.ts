import { deepest, isJson } from './json.js';
import { Unknown, type Value } from './value.js';

/** JSON as it is: nothing in it is an expression. */
export function plainValue(source: unknown, depth = 0): Value {
  if (typeof source === 'string' || typeof source === 'number' || typeof source === 'boolean') return source;
  if (typeof source !== 'object' || source === null) return null;
  if (depth >= deepest) return new Unknown();
  if (Array.isArray(source)) return source.map((item) => plainValue(item, depth + 1));
  if (!isJson(source)) return null;
  return Object.fromEntries(
    Object.entries(source).map(([name, item]) => [name, plainValue(item, depth + 1)]),
  );
}
