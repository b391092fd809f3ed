import { isJson } from '../json.js';

/** Deeper than any document nests that a person writes. */
const deepest = 12;

/** A text of several lines that a value holds, as a person reads it: a policy, user data, a script. Undefined for any other value. */
export function readableLines(value: unknown): readonly string[] | undefined {
  if (typeof value !== 'string') return undefined;
  const lines = linesOfText(value, 0);
  return lines.length > 1 ? lines : undefined;
}

function linesOfText(text: string, depth: number): readonly string[] {
  const plain = decoded(text) ?? text;
  const [, head = '', rest = plain] = /^(#cloud-config)\n([\s\S]*)$/.exec(plain) ?? [];
  const json = depth < deepest ? jsonOf(rest) : undefined;
  const body = json === undefined ? rest.replace(/\n$/, '').split('\n') : linesOfJson(json, depth + 1);
  return head === '' ? body : [head, ...body];
}

/** JSON with each member on a line of its own, and texts in it as they are. */
function linesOfJson(value: unknown, depth: number): readonly string[] {
  if (depth >= deepest) return [JSON.stringify(value) ?? ''];
  if (Array.isArray(value) && value.length > 0)
    return ['[', ...value.flatMap((one) => indented(linesOfJson(one, depth + 1))), ']'];
  if (isJson(value) && Object.keys(value).length > 0)
    return [
      '{',
      ...Object.entries(value).flatMap(([name, one]) => {
        const [first = '', ...more] = linesOfJson(one, depth + 1);
        return indented([`${JSON.stringify(name)}: ${first}`, ...more]);
      }),
      '}',
    ];
  const text = typeof value === 'string' ? linesOfText(value, depth) : [];
  return text.length > 1 ? ['|', ...indented(text)] : [JSON.stringify(value) ?? ''];
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);

/** What a text of Base64 says; undefined where it is none, or where it says something that is no text. */
function decoded(text: string): string | undefined {
  if (text.length < 16 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const plain = Buffer.from(text, 'base64').toString('utf8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text has is what is looked for
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(plain) || !plain.includes('\n') ? undefined : plain;
}

function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
