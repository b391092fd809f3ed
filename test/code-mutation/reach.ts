import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReachOfTest } from './task.js';
import type { WorkerProcess } from './worker-process.js';

/** So many test files at a time: what they have told is kept, however the run ends. */
const portion = 10;
const patience = 10 * 60_000;

/** Which functions each unit test file runs. Kept in the temporary folder: only what changed is asked again. */
export async function reachOfTests(
  tests: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, string>,
  workers: readonly WorkerProcess[],
): Promise<readonly ReachOfTest[]> {
  const key = hashOf([...sources].flat().join('\0'));
  const file = join(tmpdir(), `multienv-code-mutation-${key}.json`);
  const known = read(file);
  const nameOf = (test: string) => `${test} ${hashOf(tests.get(test) ?? '')}`;
  const waiting = [...tests.keys()].filter((test) => known[nameOf(test)] === undefined);
  const work = async (worker: WorkerProcess): Promise<void> => {
    while (waiting.length > 0) {
      process.stderr.write(`${waiting.length} test files have to tell which functions they reach.\n`);
      const answer = await worker.ask({ kind: 'reach', tests: waiting.splice(0, portion) }, patience);
      for (const one of answer?.reached ?? []) known[nameOf(one.test)] = one;
      writeFileSync(file, JSON.stringify(known));
    }
  };
  await Promise.all(workers.map(work));
  // The next answers must come from the code as it is.
  for (const worker of workers) worker.end();
  return [...tests.keys()].flatMap((test) => known[nameOf(test)] ?? []);
}

function read(file: string): Record<string, ReachOfTest> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
