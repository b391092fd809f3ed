import { functionAround, isFunction, type Node, walk } from './ast.js';
import type { Mutant } from './mutant.js';

/** A mistake that somebody could make, and that unit tests did not see once. */
interface NamedMutant {
  readonly file: string;
  readonly text: string;
  readonly replacement: string;
  /** What a person would suffer from it. */
  readonly means: string;
}

export const namedMutants: readonly NamedMutant[] = [];

/** The named mutants as those that are drawn; throws where the text is not there, or there twice. */
export function placed(sources: ReadonlyMap<string, string>): readonly Mutant[] {
  return namedMutants.map(({ file, text, replacement }) => {
    const code = sources.get(file) ?? '';
    const start = code.indexOf(text);
    if (start === -1 || code.includes(text, start + 1)) throw new Error(`${file} has not once: ${text}`);
    const line = code.slice(0, start).split('\n').length;
    const end = start + text.length;
    return {
      file,
      line,
      operator: 'named',
      start,
      end,
      before: text,
      after: replacement,
      inside: inside(file, code, start, end),
    };
  });
}

function inside(file: string, code: string, start: number, end: number): string {
  const around: Node[] = [];
  walk(code, (node) => {
    if (isFunction(node) && node.start <= start && node.end >= end) around.push(node);
  });
  return functionAround(file, around);
}
