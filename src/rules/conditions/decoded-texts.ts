const encoded = /[A-Za-z0-9+/]{40,}={0,2}/g;
const printable = /^[\t\n\r\x20-\x7e\u00a0-\u00ff]*$/;

/**
 * A text and what is base64 in it, decoded: user data, and the files that cloud-init writes.
 * @param depth how often base64 may stand in base64
 */
export function decodedTexts(text: string, depth = 2): readonly string[] {
  if (depth === 0) return [text];
  const inner = [...text.matchAll(encoded)]
    .map(([run]) => Buffer.from(run, 'base64').toString('latin1'))
    .filter((decoded) => printable.test(decoded));
  return [text, ...inner.flatMap((one) => decodedTexts(one, depth - 1))];
}
