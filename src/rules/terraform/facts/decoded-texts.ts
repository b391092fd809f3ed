const encoded = /[A-Za-z0-9+/]{40,}={0,2}/g;
const printable = /^[\t\n\r\x20-\x7e\u00a0-\u00ff]*$/;

/**
 * A text and what is base64 in it, decoded: user data, and the files that cloud-init writes.
 * @param depth how often base64 may stand in base64
 */
export function decodedTexts(text: string, depth = 2): readonly string[] {
  if (depth === 0) return [text];
  return [text, ...[...text.matchAll(encoded)].flatMap(([run]) => decodedRun(run, depth))];
}

/** The boot script is the same in every environment, and every rule about it asks again. */
const knownRuns = new Map<string, readonly string[]>();
const mostKnown = 50;

function decodedRun(run: string, depth: number): readonly string[] {
  const key = `${depth} ${run}`;
  const known = knownRuns.get(key);
  if (known !== undefined) return known;
  const decoded = Buffer.from(run, 'base64').toString('latin1');
  const found = printable.test(decoded) ? decodedTexts(decoded, depth - 1) : [];
  if (knownRuns.size >= mostKnown) knownRuns.clear();
  knownRuns.set(key, found);
  return found;
}
