import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReachOfTest } from './task.js';
import type { WorkerProcess } from './worker-process.js';

/** So many test files at a time: what they have told is kept, however the run ends. */
const portion = 10;
const patience = 10 * 60_000;
const keptIn = join(tmpdir(), 'multienv-code-mutation.json');

/** What a test file was known to reach, for as long as neither it nor a source that it runs has changed. */
interface Known {
  readonly stamp: string;
  readonly reach: ReachOfTest;
}

type Texts = ReadonlyMap<string, string>;

/** Which functions each unit test file runs. Kept in the temporary folder: only what changed is asked again. */
export async function reachOfTests(
  tests: Texts,
  sources: Texts,
  workers: readonly WorkerProcess[],
): Promise<readonly ReachOfTest[]> {
  const hashes = new Map([...tests, ...sources].map(([file, text]) => [file, hashOf(text)]));
  const known = new Map(
    Object.entries(read()).filter(([, { stamp, reach }]) => stamp === stampOf(reach, hashes)),
  );
  const waiting = [...tests.keys()].filter((test) => !known.has(test));
  const work = async (worker: WorkerProcess): Promise<void> => {
    while (waiting.length > 0) {
      process.stderr.write(`${waiting.length} test files have to tell which functions they reach.\n`);
      const answer = await worker.ask({ kind: 'reach', tests: waiting.splice(0, portion) }, patience);
      for (const reach of answer?.reached ?? [])
        known.set(reach.test, { stamp: stampOf(reach, hashes), reach });
      writeFileSync(keptIn, JSON.stringify(Object.fromEntries(known)));
    }
  };
  await Promise.all(workers.map(work));
  // The next answers must come from the code as it is.
  for (const worker of workers) worker.end();
  return [...tests.keys()].flatMap((test) => known.get(test)?.reach ?? []);
}

/** Changes with the test and with every source that it runs. */
function stampOf({ test, functions }: ReachOfTest, hashes: Texts): string {
  const files = new Set([test, ...functions.map((one) => one.replace(/:\d+$/, ''))]);
  return hashOf([...files].map((file) => hashes.get(file) ?? '').join());
}

function read(): Record<string, Known> {
  try {
    return JSON.parse(readFileSync(keptIn, 'utf8'));
  } catch {
    return {};
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
