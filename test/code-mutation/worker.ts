import { relative } from 'node:path';
import { createVitest, type TestCase, type TestModule, type Vitest } from 'vitest/node';
import { unitTests } from '../unit-tests.js';
import { instrument } from './instrument.js';
import { applied } from './mutant.js';
import type { Answer, ReachOfTest, Task } from './task.js';

// Runs tests against sources that are changed in memory alone; `worker-process.ts` tells it what to do.
const root = process.cwd();
let vitest: Vitest | undefined;
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
  },
};

const each = { testTimeout: 60_000, setupFiles: ['test/code-mutation/report-reach.ts'] };

/** As vitest.config.ts has the unit tests, but with the tests in the order that is asked for. Who tells what it reaches loads every module itself. */
const optionsOf = (kind: Task['kind']) => ({
  config: false as const,
  root,
  watch: false,
  maxWorkers: 1,
  reporters: [reporter],
  projects: [
    {
      ...each,
      name: 'unit',
      include: unitTests.include,
      exclude: [...unitTests.exclude, ...unitTests.apart],
      isolate: kind === 'reach',
    },
    { ...each, name: 'unit-apart', include: unitTests.apart },
  ].map((test) => ({ extends: true as const, test })),
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
  vitest ??= await createVitest('test', optionsOf(next.kind), { plugins: [sources] });
  task = next;
  killedBy = undefined;
  reached = [];
  vitest.state.filesMap.clear();
  forget(next);
  const { unhandledErrors } = await vitest.runTestSpecifications(await specifications(vitest, next.tests));
  forget(next);
  if (unhandledErrors.length > 0) killedBy ??= 'an error outside of the tests';
  return { killedBy, reached };
}

async function specifications(running: Vitest, tests: readonly string[]) {
  const all = await running.globTestSpecifications();
  return tests.flatMap((test) => all.filter(({ moduleId }) => moduleId === `${root}/${test}`));
}

/** The next run reads the file of the mutant anew. */
function forget(of: Task): void {
  if (of.kind === 'mutant') vitest?.invalidateFile(`${root}/${of.mutant.file}`);
}

function blame(name: string): void {
  if (task?.kind === 'reach' || killedBy !== undefined) return;
  killedBy = name;
  void vitest?.cancelCurrentRun('test-failure');
}

function isSource(file: string): boolean {
  return file.startsWith('src/') && file.endsWith('.ts') && !file.endsWith('.test.ts');
}
