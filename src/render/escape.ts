// C0 and C1 controls, lone halves of a surrogate pair, and the marks that reorder or hide text: a name from a file must not drive the terminal.
const unsafe = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text of a person's file, safe to print in a terminal: control characters appear as `\u{1b}`, line ends stay when `lines` is set. */
export function escapeControls(text: string, { lines = false }: { readonly lines?: boolean } = {}): string {
  return text.replace(unsafe, (character) => {
    if (lines && (character === '\n' || character === '\t')) return character;
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
