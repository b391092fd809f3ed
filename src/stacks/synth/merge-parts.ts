import { isBlock } from '../../config/schema/setting-path.js';

type Json = Readonly<Record<string, unknown>>;

/** Puts the Terraform JSON of single elements together: blocks by name, lists one after the other, the last scalar wins. */
export function mergeParts(parts: readonly Json[]): Json {
  const merged: Record<string, unknown> = {};
  for (const part of parts) mergeInto(merged, part);
  return merged;
}

function mergeInto(target: Record<string, unknown>, part: Json): void {
  for (const [name, value] of Object.entries(part)) {
    const below = target[name];
    if (value === undefined) continue;
    if (isBlock(below) && isBlock(value)) mergeInto(below, value);
    else if (Array.isArray(below) && Array.isArray(value)) target[name] = [...below, ...value];
    else target[name] = isBlock(value) ? { ...value } : value;
  }
}
