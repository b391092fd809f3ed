import { readFileSync } from 'node:fs';
import type { Problem } from '../../errors/problem.js';
import { mayNameSecret } from '../../errors/secret-key.js';
import { escapeControls } from '../escape.js';

const widthLimit = 160;

/** The line of a problem with a caret under its column; nothing when it has no place, or when the line may hold a secret. */
export function codeFrame(problem: Problem): readonly string[] {
  const { file, line, column } = problem;
  if (file === null || line === null || isWithheld(problem)) return [];
  const source = lineOf(file, line);
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
  return [...source.matchAll(/([\w-]+)["']?\s*:\s*[^\s{[]/g)].some(([, key = '']) => mayNameSecret(key));
}

function lineOf(file: string, line: number): string | undefined {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[line - 1];
  } catch {
    return undefined;
  }
}
