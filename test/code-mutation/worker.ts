import { relative } from 'node:path';
import { createVitest, type TestCase, type TestModule, type Vitest } from 'vitest/node';
import { unitTests } from '../unit-tests.js';
import { instrument } from './instrument.js';
import { applied } from './mutant.js';
import type { Answer, ReachOfTest, Task } from './task.js';

// Runs tests against sources that are changed in memory alone; `worker-process.ts` tells it what to do.
const root = process.cwd();
const apart = new Set(unitTests.apart);
/** One that shares a process among the test files, and one that does not: made when needed. */
const all = new Map<boolean, Vitest>();
let running: Vitest | undefined;
let task: Task | undefined;
let killedBy: string | undefined;
let reached: ReachOfTest[] = [];

const sources = {
  name: 'code-mutation',
  enforce: 'pre' as const,
  transform(code: string, id: string): string | undefined {
    const file = relative(root, id.split('?')[0] ?? id);
    if (task?.kind === 'reach') return isSource(file) ? instrument(file, code) : undefined;
    return task?.mutant.file === file ? applied(task.mutant, code) : undefined;
  },
};

const reporter = {
  onTestCaseResult(test: TestCase): void {
    if (test.result().state === 'failed') blame(`${test.module.relativeModuleId}: ${test.fullName}`);
  },
  onTestModuleEnd(module: TestModule): void {
    const passed = module.state() === 'passed';
    reached.push({
      test: module.relativeModuleId,
      passed,
      milliseconds: Math.round(module.diagnostic().duration + module.diagnostic().collectDuration),
      functions: module.meta().reach ?? [],
    });
    if (module.state() === 'failed') blame(module.relativeModuleId);
    process.send?.('goes on');
  },
};

/** As vitest.config.ts has the unit tests, but with the tests in the order that is asked for. */
const optionsOf = (isolate: boolean) => ({
  config: false as const,
  root,
  watch: false,
  include: unitTests.include,
  exclude: unitTests.exclude,
  isolate,
  testTimeout: 60_000,
  maxWorkers: 1,
  reporters: [reporter],
  setupFiles: ['test/code-mutation/report-reach.ts'],
  sequence: {
    sequencer: class {
      async shard<T>(files: T): Promise<T> {
        return files;
      }
      async sort<T>(files: T): Promise<T> {
        return files;
      }
    },
  },
});

process.on('message', (next: Task) => {
  void run(next).then((answer) => process.send?.(answer));
});

async function run(next: Task): Promise<Answer> {
  task = next;
  killedBy = undefined;
  reached = [];
  // Who tells what it reaches loads every module itself.
  if (next.kind === 'reach') await runTests(next.tests, { isolate: true });
  else await runAgainstMutant(next.tests);
  return { killedBy, reached };
}

/** The tests that may share a process at first, then the others. */
async function runAgainstMutant(tests: readonly string[]): Promise<void> {
  await runSharing(tests.filter((test) => !apart.has(test)));
  if (killedBy === undefined)
    await runTests(
      tests.filter((test) => apart.has(test)),
      { isolate: true },
    );
}

/** A test that fails here must fail alone too: what ran before it may have left something. Where it does not, those after it go on. */
async function runSharing(tests: readonly string[]): Promise<void> {
  await runTests(tests, { isolate: false });
  const failed = killedBy;
  if (failed === undefined) return;
  killedBy = undefined;
  const index = tests.findIndex((test) => failed.startsWith(test));
  // An error outside of the tests has no name: each of them is asked alone.
  if (index === -1) return runTests(tests, { isolate: true });
  await runTests(tests.slice(index, index + 1), { isolate: true });
  if (killedBy === undefined) await runSharing(tests.slice(index + 1));
}

async function runTests(tests: readonly string[], { isolate }: { readonly isolate: boolean }): Promise<void> {
  if (tests.length === 0 || task === undefined) return;
  const vitest = all.get(isolate) ?? (await createVitest('test', optionsOf(isolate), { plugins: [sources] }));
  all.set(isolate, vitest);
  running = vitest;
  vitest.state.filesMap.clear();
  forget(vitest, task);
  const { unhandledErrors } = await vitest.runTestSpecifications(await specifications(vitest, tests));
  forget(vitest, task);
  if (unhandledErrors.length > 0) killedBy ??= 'an error outside of the tests';
}

async function specifications(vitest: Vitest, tests: readonly string[]) {
  const known = await vitest.globTestSpecifications();
  return tests.flatMap((test) => known.filter(({ moduleId }) => moduleId === `${root}/${test}`));
}

/** The next run reads the file of the mutant anew. */
function forget(vitest: Vitest, of: Task): void {
  if (of.kind === 'mutant') vitest.invalidateFile(`${root}/${of.mutant.file}`);
}

function blame(name: string): void {
  if (task?.kind === 'reach' || killedBy !== undefined) return;
  killedBy = name;
  void running?.cancelCurrentRun('test-failure');
}

function isSource(file: string): boolean {
  return file.startsWith('src/') && file.endsWith('.ts') && !file.endsWith('.test.ts');
}
