import type { CST } from 'yaml';

/** A token of the parser, with its depth. */
interface Nested {
  readonly token: CST.Token;
  readonly depth: number;
}

/**
 * Offset of the first collection that is nested deeper than `limit`; undefined when there is none.
 * It needs no recursion: the composer recurses once per level, and exhausting the stack inside a regular expression ends the whole process.
 */
export function tooDeepAt(tokens: readonly CST.Token[], limit: number): number | undefined {
  const open: Nested[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > limit) return token.offset;
    for (const child of childrenOf(token)) open.push({ token: child, depth: depth + 1 });
  }
  return undefined;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value]).filter((child) => child != null);
}
