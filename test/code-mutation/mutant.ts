/** What a mutant does to the code; `named` is chosen by a person. */
export type Operator =
  | 'negate a condition'
  | 'drop an element'
  | 'swap precedence'
  | 'change a constant'
  | 'remove a call'
  | 'named';

/** One small change of one file of the sources. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly operator: Operator;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
  /** The function that it stands in, as `functionAround` names it. */
  readonly inside: string;
}

/** The code with the mutant in it. */
export function applied({ start, end, after }: Mutant, code: string): string {
  return code.slice(0, start) + after + code.slice(end);
}

/** What a reason or a report calls it: no line numbers, they move. */
export function nameOf({ file, operator, before, after }: Mutant): string {
  return `${file} ${operator}: ${oneLine(before)} → ${oneLine(after)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim() || '(nothing)';
}
