import { readableLines } from '../../model/secrets/readable-lines.js';

/** Lines in which a text of a stack differs from what it was. */
export interface ChangedLines {
  /** Whether another stack's text differs in one of these lines: a setting that does that is behind the change. Each such line counts as found. */
  readonly touchedBy: (values: readonly unknown[]) => boolean;
  /** Whether something behind each line has been found. */
  readonly areFound: () => boolean;
}

/**
 * Compares a text of several lines (user data, a policy) with what it was. What an expression of the stack stands for is taken to be what it was: where
 * it comes from is no question of settings.
 * @param before as it lives
 * @param now what the stack writes, with the locals that it names: see `writtenValues`
 * @returns undefined where either is no such text, or where nothing differs
 */
export function changedLines(before: unknown, now: readonly unknown[]): ChangedLines | undefined {
  const [former, written] = [readableLines(before), textIn(now)];
  if (former === undefined || written === undefined) return undefined;
  const patterns = written.map(patternOf);
  const open = new Set([
    ...written.filter((_, at) => !former.some((line) => patterns[at]?.test(line))),
    ...former.filter((line) => !patterns.some((one) => one.test(line))).map(headOf),
  ]);
  if (open.size === 0) return undefined;
  const all = [...open];
  const isIn = new Set(written);
  return {
    touchedBy: (values) => {
      const lines = textIn(values);
      if (lines === undefined) return false;
      const there = new Set(lines);
      // A line that has gone comes back under its name, whatever its value is then.
      const heads = new Set(lines.filter((line) => !isIn.has(line)).map(headOf));
      const touched = all.filter((line) => (isIn.has(line) && !there.has(line)) || heads.has(line));
      for (const line of touched) open.delete(line);
      return touched.length > 0;
    },
    areFound: () => open.size === 0,
  };
}

/** The text among a value and the locals that it names. */
function textIn(values: readonly unknown[]): readonly string[] | undefined {
  const texts = values.flat(Number.POSITIVE_INFINITY).flatMap((one) => {
    const lines = readableLines(one);
    return lines === undefined ? [] : [lines];
  });
  return texts.length === 1 ? texts[0] : undefined;
}

/** `NAME=` of `NAME='value'`, which no value of a setting changes. */
function headOf(line: string): string {
  return /^[^=:]*[=:]/.exec(line)?.[0] ?? line;
}

/** Matches a line whatever its expressions stand for. */
function patternOf(line: string): RegExp {
  const parts = line.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
