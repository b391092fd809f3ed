import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuUsage } from 'node:process';
import { UserError } from '../../src/errors/user-error.js';
import { inputOf } from './input-of.js';
import { inputKinds } from './kinds.js';

/** What one input ended as: `value`, `UserError`, or the fault. */
export interface Ended {
  readonly outcome: 'value' | 'UserError' | 'fault';
  readonly words: string;
  /** Time of the processor. */
  readonly cpuMs: number;
}

/** One input to read. */
export interface Task {
  readonly kind: string;
  readonly seed: string;
}

async function ended({ kind, seed }: Task): Promise<Omit<Ended, 'cpuMs'>> {
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

function cpuMs(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

process.on('message', async (task: Task) => {
  const start = cpuMs();
  const result = await ended(task);
  process.send?.({ ...result, cpuMs: cpuMs() - start });
});
process.send?.('ready');
