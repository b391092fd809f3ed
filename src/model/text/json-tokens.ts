/** Where a token ends, or where it turns out to be none. */
export interface End {
  readonly at: number;
  readonly isBroken: boolean;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const literals = ['true', 'false', 'null'];

/** End of a string, number, `true`, `false` or `null`. */
export function endOfScalar(text: string, at: number): End {
  if (text[at] === '"') return endOfString(text, at);
  const literal = literals.find((word) => text.startsWith(word, at));
  if (literal !== undefined) return { at: at + literal.length, isBroken: false };
  number.lastIndex = at;
  const digits = number.exec(text)?.[0];
  return digits === undefined ? { at, isBroken: true } : { at: at + digits.length, isBroken: false };
}

/** @param start of the opening quote */
export function endOfString(text: string, start: number): End {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { at: at + 1, isBroken: false };
    if (code < 0x20) return { at, isBroken: true };
    if (code !== 0x5c) continue;
    escaped.lastIndex = at;
    const length = escaped.exec(text)?.[0].length;
    if (length === undefined) return { at, isBroken: true };
    at += length - 1;
  }
  return { at: text.length, isBroken: true };
}
