type Json = Readonly<Record<string, unknown>>;

/** Puts the files of one folder together, as Terraform does: blocks are joined by name, the last attribute wins. */
export function mergeStackFiles(stacks: readonly Json[]): Json {
  return stacks.reduce((merged, stack) => mergeBlocks(merged, stack), {});
}

function mergeBlocks(base: Json, over: Json): Json {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(over)) {
    const below = Object.hasOwn(merged, name) ? merged[name] : undefined;
    merged[name] = mergeValues(below, value);
  }
  return merged;
}

function mergeValues(below: unknown, value: unknown): unknown {
  if (isBlock(below) && isBlock(value)) return mergeBlocks(below, value);
  // Two configurations of one provider, say.
  if (Array.isArray(below) && Array.isArray(value)) return [...below, ...value];
  return value;
}

function isBlock(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
