import type { Problem } from '../../errors/problem.js';
import { mayNameSecret } from '../../errors/secret-key.js';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { escapeControls } from '../escape.js';

const widthLimit = 160;

/** A line of a file, from 1; undefined where it cannot be had. */
type LineOfFile = (file: string, line: number) => string | undefined;

/** The line of a problem with a caret under its column; nothing when it has no place, or when the line may hold a secret. */
export function codeFrame(problem: Problem, readLine: LineOfFile): readonly string[] {
  const { file, line, column } = problem;
  if (file === null || line === null || isWithheld(problem)) return [];
  const source = readLine(file, line);
  if (source === undefined || source.length > widthLimit || holdsSecret(source)) return [];
  const gutter = `  ${line} | `;
  const before = escapeControls(source.slice(0, (column ?? 1) - 1).replaceAll('\t', ' '));
  const text = escapeControls(source.replaceAll('\t', ' '));
  return [`${gutter}${text}`, `${' '.repeat(gutter.length - 2)}| ${' '.repeat(before.length)}^`];
}

/** config leaves out the value where it could be a secret: then its line is not shown either. */
function isWithheld({ path, value }: Problem): boolean {
  return value === null && path !== null && mayNameSecret(path);
}

/** A line can hold more than the setting that the problem is about. */
function holdsSecret(source: string): boolean {
  return [...source.matchAll(/(?<![\w-])([\w-]+)["']?\s*:\s*[^\s{[]/g)].some(([, key = '']) =>
    mayNameSecret(key),
  );
}

/** Reads lines, each file once: a file with a hundred problems is not read a hundred times. */
export function lineReader(): LineOfFile {
  const known = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines = known.get(file) ?? linesOf(file);
    known.set(file, lines);
    return lines[line - 1];
  };
}

/** None of a file that is larger than anything that people write by hand. */
function linesOf(file: string): readonly string[] {
  try {
    return readLimited(file, fileLimits.record).split(/\r?\n/);
  } catch {
    return [];
  }
}
