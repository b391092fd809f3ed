import { remembering } from '../../remembering.js';

/** A piece of a text of Terraform: plain text with its escapes resolved, `${…}`, or a directive `%{…}`. */
export interface TemplatePart {
  readonly kind: 'text' | 'expression' | 'directive';
  /** As it stands there; of plain text, what Terraform makes of it. */
  readonly text: string;
  /** What stands between the braces; empty for plain text. */
  readonly code: string;
}

/** Takes a text of Terraform apart. A `${` that is never closed reaches to the end. */
export const templateParts = remembering(readParts);

function readParts(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let plain = '';
  let at = 0;
  const flush = () => {
    if (plain !== '') parts.push({ kind: 'text', text: plain, code: '' });
    plain = '';
  };
  for (let next = nextMarker(text, 0); next !== -1; next = nextMarker(text, at)) {
    plain += text.slice(at, next);
    if (text[next + 1] !== '{') {
      plain += `${text[next]}{`;
      at = next + 3;
      continue;
    }
    flush();
    const end = endOfCode(text, next + 2);
    const code = text
      .slice(next + 2, end)
      .replace(/^~/, '')
      .replace(/~$/, '')
      .trim();
    const kind = text[next] === '$' ? 'expression' : 'directive';
    parts.push({ kind, text: text.slice(next, end + 1), code });
    at = end + 1;
  }
  plain += text.slice(at);
  flush();
  return parts;
}

/** Where the next `${`, `%{`, `$${` or `%%{` begins; -1 when there is none. */
function nextMarker(text: string, from: number): number {
  for (let at = text.indexOf('{', from + 1); at !== -1; at = text.indexOf('{', at + 1)) {
    const sign = text[at - 1];
    if (at - 1 < from || (sign !== '$' && sign !== '%')) continue;
    return at - 2 >= from && text[at - 2] === sign ? at - 2 : at - 1;
  }
  return -1;
}

/** Index of the brace that closes code that begins at `start`: braces in texts and in templates in them are passed over. */
function endOfCode(text: string, start: number): number {
  const open: ('{' | '"')[] = [];
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (open.at(-1) === '"') {
      if (sign === '\\') at++;
      else if (sign === '"') open.pop();
      else if (isEscapedMarker(text, at)) at += 2;
      else if ((sign === '$' || sign === '%') && text[at + 1] === '{') {
        open.push('{');
        at++;
      }
    } else if (sign === '"' || sign === '{') open.push(sign);
    else if (sign === '}' && open.pop() === undefined) return at;
  }
  return text.length;
}

/** True where `$${` or `%%{` stands: text, not code. */
export function isEscapedMarker(text: string, at: number): boolean {
  const sign = text[at];
  return (sign === '$' || sign === '%') && text[at + 1] === sign && text[at + 2] === '{';
}
