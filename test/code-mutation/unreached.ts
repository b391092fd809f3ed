import { groupBy } from '../../src/group-by.js';
import { mutantsOf } from './places.js';
import type { ReachOfTest } from './task.js';

/** The functions that no unit test reaches, with how many mutants of them nobody would notice, most first: `12 src/x.ts:34`. */
export function unreached(
  sources: ReadonlyMap<string, string>,
  reach: readonly ReachOfTest[],
): readonly string[] {
  const reached = new Set(reach.filter(({ passed }) => passed).flatMap(({ functions }) => functions));
  const open = [...sources]
    .filter(([file]) => !file.startsWith('src/rules/'))
    .flatMap(([file, code]) => mutantsOf(file, code))
    .filter(({ inside }) => !reached.has(inside));
  return [...groupBy(open, ({ inside }) => inside)]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([inside, { length }]) => `${length} ${placeOf(inside, sources)}`);
}

/** `src/x.ts:800`, an offset, as file and line. */
function placeOf(inside: string, sources: ReadonlyMap<string, string>): string {
  const [file = '', offset] = inside.split(':');
  return `${file}:${sources.get(file)?.slice(0, Number(offset)).split('\n').length ?? 1}`;
}
