import { readdirSync, readFileSync } from 'node:fs';
import { unitTests } from '../unit-tests.js';
import { compiling } from './compiling.js';
import { drawn } from './draw.js';
import type { Mutant } from './mutant.js';
import { placed } from './named-mutants.js';
import { mutantsOf } from './places.js';
import { reachOfTests } from './reach.js';
import { type Result, runMutants } from './run-mutants.js';
import { unreached } from './unreached.js';
import { WorkerProcess } from './worker-process.js';

export interface Options {
  readonly seed: string;
  /** Only this folder of `src`; default: all but `rules`, which `test/mutation` is about. */
  readonly folder?: string | undefined;
  readonly perFolder: number;
  readonly jobs: number;
  /** The number of the first mutant to try, from 1. */
  readonly from: number;
  /** The mutants of `named-mutants.ts` instead of drawn ones. */
  readonly named: boolean;
}

/** What became of the mutants. */
interface Tested {
  readonly results: readonly Result[];
  /** Named mutants whose text is gone. */
  readonly gone: readonly string[];
}

/** Draws mutants and runs the unit tests that reach them. Nothing is written into the working tree. */
export async function testCode(options: Options): Promise<Tested> {
  const { sources, tests } = textsOfCode();
  const { mutants, gone } = options.named
    ? placed(sources)
    : { mutants: await drawnFrom(sources, options), gone: [] };
  return withWorkers(options.jobs, async (workers) => {
    const reach = await reachOfTests(tests, sources, workers);
    return { results: await runMutants(mutants, { reach, workers, from: options.from }), gone };
  });
}

/** The functions that no unit test reaches: every mutant in them would live. */
export async function unreachedCode({ jobs }: Pick<Options, 'jobs'>): Promise<readonly string[]> {
  const { sources, tests } = textsOfCode();
  return withWorkers(jobs, async (workers) =>
    unreached(sources, await reachOfTests(tests, sources, workers)),
  );
}

function textsOfCode() {
  const files = ['src', 'test'].flatMap(textsIn);
  return {
    sources: new Map(files.filter(([file]) => file.startsWith('src/') && !file.endsWith('.test.ts'))),
    tests: new Map(files.filter(([file]) => isUnitTest(file))),
  };
}

async function withWorkers<T>(
  jobs: number,
  work: (workers: readonly WorkerProcess[]) => Promise<T>,
): Promise<T> {
  const workers = Array.from({ length: jobs }, () => new WorkerProcess());
  const end = () => {
    for (const worker of workers) worker.end();
  };
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const done = await work(workers);
  end();
  return done;
}

async function drawnFrom(
  sources: ReadonlyMap<string, string>,
  { seed, folder, perFolder }: Options,
): Promise<readonly Mutant[]> {
  const all = [...sources].flatMap(([file, code]) => mutantsOf(file, code));
  const folders = [...new Set(all.map(folderOf))]
    .filter((one) => !one.endsWith('.ts') && one !== 'rules')
    .filter((one) => folder === undefined || one === folder);
  // Some do not compile, and another is drawn for each.
  const candidates = folders.map((one) =>
    drawn(
      all.filter((mutant) => folderOf(mutant) === one),
      `${seed} ${one}`,
    ).slice(0, 6 * perFolder),
  );
  const accepted = new Set(await compiling(candidates.flat(), sources));
  return candidates.flatMap((some) => some.filter((mutant) => accepted.has(mutant)).slice(0, perFolder));
}

/** As vitest.config.ts has it. */
function isUnitTest(file: string): boolean {
  return unitTests.include.some((glob) => matches(file, glob)) && !unitTests.exclude.includes(file);
}

function matches(file: string, glob: string): boolean {
  const pattern = glob
    .replaceAll('.', '\\.')
    .replaceAll('**/', '(.+/)?')
    .replaceAll(/(?<!\))\*/g, '[^/]*');
  return new RegExp(`^${pattern}$`).test(file);
}

function textsIn(folder: string): (readonly [file: string, text: string])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8')]);
}

function folderOf({ file }: Mutant): string {
  return file.split('/')[1] ?? '';
}
