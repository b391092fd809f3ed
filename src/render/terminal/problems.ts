import { firstProblems } from '../../errors/first-problems.js';
import type { Problem } from '../../errors/problem.js';
import { nearPath } from '../../files/near-path.js';
import { escapeControls } from '../escape.js';
import { codeFrame, lineReader } from './code-frame.js';
import type { Paint } from './style.js';

/** How to print problems to a person. */
interface ProblemStyle {
  readonly paint: Paint;
  /** Paths are shown relative to this folder where they lie below it. */
  readonly cwd: string;
}

/** The first 100 problems for a person: severity and code, words, place, the line with a caret, what is allowed, the next step. */
export function renderProblems(problems: readonly Problem[], style: ProblemStyle): string {
  const readLine = lineReader();
  return firstProblems(problems)
    .map((problem) => renderProblem(problem, { ...style, frame: codeFrame(problem, readLine) }))
    .join('\n');
}

function renderProblem(
  problem: Problem,
  { paint, cwd, frame }: ProblemStyle & { readonly frame: readonly string[] },
): string {
  const { severity, code, message, hint } = problem;
  const look = severity === 'error' ? 'red' : 'yellow';
  const place = placeOf(problem, cwd);
  const lines = [`${paint(look, severity)} ${paint('bold', code)}: ${quoted(message)}`];
  if (place !== undefined) lines.push(`  ${paint('cyan', `at ${place}`)}`);
  lines.push(...frame.map((line) => paint('dim', line)));
  if (hint !== '') lines.push(`  next: ${quoted(hint)}`);
  return `${lines.join('\n')}\n`;
}

/** Begins a line of ours. */
const ours = /\n(?=[^\S\n]*(?:next:|at |error |warning |bug:))/g;

/** A text of several lines, in which data may stand: a line that would pass for the next step, or for another problem, is set apart. */
function quoted(text: string): string {
  return escapeControls(text, { lines: true }).replace(ours, '\n    | ');
}

function placeOf({ file, line, column }: Problem, cwd: string): string | undefined {
  if (file === null) return undefined;
  const numbers = line === null ? '' : `:${line}${column === null ? '' : `:${column}`}`;
  return `${escapeControls(nearPath(cwd, file))}${numbers}`;
}
