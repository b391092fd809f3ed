import { dirname } from 'node:path';
import { type Mutant, nameOf } from './mutant.js';
import type { ReachOfTest } from './task.js';
import type { WorkerProcess } from './worker-process.js';

export interface Result {
  readonly mutant: Mutant;
  /** The test that failed; undefined for a survivor. */
  readonly killedBy: string | undefined;
  /** How many test files reach the place. */
  readonly tests: number;
}

interface Means {
  readonly reach: readonly ReachOfTest[];
  readonly workers: readonly WorkerProcess[];
  /** The number of the first mutant to try, from 1: an interrupted run goes on. */
  readonly from: number;
}

const startMilliseconds = 60_000;

/** Runs, for each mutant, the unit tests that reach its place, the nearest and fastest first. */
export async function runMutants(
  mutants: readonly Mutant[],
  { reach, workers, from }: Means,
): Promise<readonly Result[]> {
  const waiting = [...mutants.entries()].slice(from - 1);
  const results: Result[] = [];
  const work = async (worker: WorkerProcess): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, mutant] = next;
      const result = await runMutant(mutant, reach, worker);
      results.push(result);
      const outcome = result.killedBy === undefined ? 'SURVIVED' : 'killed';
      process.stderr.write(
        `${index + 1}/${mutants.length} ${outcome} line ${mutant.line} of ${nameOf(mutant)}\n`,
      );
    }
  };
  await Promise.all(workers.map(work));
  return results;
}

async function runMutant(
  mutant: Mutant,
  reach: readonly ReachOfTest[],
  worker: WorkerProcess,
): Promise<Result> {
  const reaching = reach
    .filter(({ passed, functions }) => passed && functions.includes(mutant.inside))
    .sort(
      (a, b) =>
        distance(a.test, mutant.file) - distance(b.test, mutant.file) || a.milliseconds - b.milliseconds,
    );
  const tests = reaching.map(({ test }) => test);
  if (tests.length === 0) return { mutant, killedBy: undefined, tests: 0 };
  const longest = Math.max(...reaching.map(({ milliseconds }) => milliseconds));
  const answer = await worker.ask({ kind: 'mutant', mutant, tests }, startMilliseconds + 10 * longest);
  return { mutant, killedBy: answer === undefined ? 'the time limit' : answer.killedBy, tests: tests.length };
}

/** 0 for the test beside the file, 1 for one of its folder, more for one farther away. */
function distance(test: string, file: string): number {
  if (test === file.replace(/\.ts$/, '.test.ts')) return 0;
  const there = dirname(test).split('/');
  const here = dirname(file).split('/');
  const shared = here.findIndex((part, index) => part !== there[index]);
  return 1 + (shared === -1 ? there.length - here.length : here.length + there.length - 2 * shared);
}
