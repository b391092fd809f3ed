import type { Comparison } from './operator.js';

/** Values of strangers that a pattern lets in; none where it names whom it means, `maybe` where that cannot be told. */
export type Within = (pattern: string, comparison: Comparison) => readonly string[] | 'maybe';

/** One letter so many times, from none. */
export function lengthsOf(most: number, letter: string): readonly string[] {
  return Array.from({ length: most + 1 }, (_, length) => letter.repeat(length));
}

/** Values that match a pattern and are valid: its first `*` filled by one of the parts, the others by nothing. None for a pattern without wildcards. */
export function filled(
  pattern: string,
  parts: readonly string[],
  isValid: (text: string) => boolean,
  rest = '',
): readonly string[] {
  if (!/[*?]/.test(pattern)) return [];
  const found: string[] = [];
  for (const sign of ['7', '3', '0'])
    for (const part of parts) {
      const text = pattern
        .replace('*', () => part)
        .replaceAll('*', rest)
        .replaceAll('?', sign);
      if (!isValid(text)) continue;
      found.push(text);
      break;
    }
  return [...new Set(found)];
}
