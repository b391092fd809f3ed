import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { UserError } from '../../src/errors/user-error.js';
import { inputOf } from './input-of.js';
import { inputKinds } from './kinds.js';

/** What one input ended as: `value`, `UserError`, or the fault. */
export interface Ended {
  readonly outcome: 'value' | 'UserError' | 'fault';
  readonly words: string;
}

/** One input to read. */
export interface Task {
  readonly kind: string;
  readonly seed: string;
}

async function ended({ kind, seed }: Task): Promise<Ended> {
  const of = inputKinds[kind];
  if (of === undefined) throw new Error(`There is no kind ${kind}.`);
  const folder = mkdtempSync(join(tmpdir(), 'hostile-input-'));
  try {
    await of.read(inputOf(of, seed), folder);
    return { outcome: 'value', words: '' };
  } catch (error) {
    if (error instanceof UserError) return { outcome: 'UserError', words: error.code };
    return {
      outcome: 'fault',
      words: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await ended(task)));
