const backslash = 0x5c;

/**
 * Index of the quote that closes a string of JSON, whatever stands in it; the length of the text where none does.
 * @param start of the opening quote
 */
export function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1) return end;
  }
  return text.length;
}
