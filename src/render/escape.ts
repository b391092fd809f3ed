// Controls, halves of a surrogate pair, marks that reorder text, and whatever shows as nothing: zero width, tag characters, variation selectors.
const unsafe =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/u;

// Most of a text is none of these: asked for the properties of Unicode alone, a report of some megabytes would take seconds.
const beyondAscii = /[^\x20-\x7e]/gu;
const beyondLines = /[^\n\x20-\x7e]/gu;

/** Text of somebody's, safe in a terminal or a log: what is unsafe appears as `\u{1b}`. Line ends and tabs stay when `lines` is set. */
export function escapeControls(text: string, { lines = false }: { readonly lines?: boolean } = {}): string {
  return text.replace(lines ? beyondLines : beyondAscii, (character) =>
    !unsafe.test(character) || (lines && character === '\t') ? character : visible(character),
  );
}

/** The same for the text of a JSON document, in which `\u` escapes keep every value as it is. */
export function escapeInJson(json: string): string {
  return json.replace(beyondLines, (character) =>
    unsafe.test(character) ? jsonEscape(character) : character,
  );
}

/** A character as `\u{1b}`, for people. */
export function visible(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A character as `\u001b`, for readers of JSON: one beyond U+FFFF is two of them. */
export function jsonEscape(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
