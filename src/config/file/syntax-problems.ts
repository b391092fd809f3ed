import type { LineCounter, YAMLParseError, YAMLWarning } from 'yaml';
import type { Problem } from '../../errors/problem.js';
import { configSyntax, configTab } from './source-errors.js';

/** Our words for the parser's codes. Its own messages can quote the file, and with it a secret. */
const explanations: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  BAD_INDENT: [
    'the indentation does not fit the lines above',
    'Align the keys of one block in one column, and close every bracket.',
  ],
  BAD_SCALAR_START: [
    'a value starts with a character that YAML keeps for itself',
    'Put the value in quotes.',
  ],
  BAD_DQ_ESCAPE: [
    'a backslash in double quotes starts no known escape',
    'Use single quotes, or write two backslashes.',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'a second `: ` on one line',
    'Put the value in quotes, or begin a new line after the first colon.',
  ],
  BLOCK_IN_FLOW: ['an indented block inside `{ }` or `[ ]`', 'Write all of it in braces, or none.'],
  MISSING_CHAR: [
    'something is missing: a closing quote or bracket, a comma, or the colon after a key',
    'Complete it, here or on a line above.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'a key that spans several lines',
    'Write `key: value` on one line; check the line above for a missing colon.',
  ],
  TAG_RESOLVE_FAILED: [
    'a YAML tag (`!…`), which has no meaning here',
    'Remove the tag; put a value that starts with `!` in quotes.',
  ],
  UNEXPECTED_TOKEN: [
    'something stands where it cannot',
    'Check quotes, brackets and indentation here and on the line above.',
  ],
};

const fallback = [
  'the text is not valid YAML',
  'Check quotes, brackets and indentation here and on the line above.',
] as const;

/** The file that the parser complains about. */
interface Source {
  readonly file: string;
  readonly text: string;
  readonly lines: LineCounter;
}

/** A file may have a hundred thousand complaints: only the line of each is looked at, and no longer than it is indented. */
function indentationAt(text: string, start: number): string {
  const spaces = /[ \t\r\f\v]*/y;
  spaces.lastIndex = start;
  return spaces.exec(text)?.[0] ?? '';
}

/** Turns one complaint of the YAML parser into a problem. */
export function syntaxProblem(error: YAMLParseError | YAMLWarning, { file, text, lines }: Source): Problem {
  const { line, col } = lines.linePos(Math.min(error.pos[0], text.length));
  const place = { file, line, column: Math.max(col, 1) };
  const tab = indentationAt(text, lines.lineStarts[line - 1] ?? 0).indexOf('\t');
  if (tab !== -1) return configTab.problem(undefined, { ...place, column: tab + 1 });
  const [what, hint] = explanations[error.code] ?? fallback;
  return configSyntax.problem({ what, hint }, place);
}
