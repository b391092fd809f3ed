import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuUsage, resourceUsage } from 'node:process';
import { UserError } from '../../src/errors/user-error.js';
import { problemsAsJson } from '../../src/render/json/problems-as-json.js';
import { renderProblems } from '../../src/render/terminal/problems.js';
import { inputOf } from './input-of.js';
import { inputKinds } from './kinds.js';
import { seedOf, type Task } from './task.js';

/** What one input ended as: `value`, `UserError`, or the fault. */
export interface Ended {
  readonly index: number;
  readonly outcome: 'value' | 'UserError' | 'fault';
  readonly words: string;
  /** Time of the processor. */
  readonly cpuMs: number;
  /** The most memory that the process has had until now, in MiB. */
  readonly peakMiB: number;
}

type Told = Pick<Ended, 'outcome' | 'words'>;

async function ended(kind: string, seed: string): Promise<Told> {
  const of = inputKinds[kind];
  if (of === undefined) throw new Error(`There is no kind ${kind}.`);
  const folder = mkdtempSync(join(tmpdir(), 'hostile-input-'));
  try {
    await of.read(inputOf(of, seed), folder);
    return { outcome: 'value', words: '' };
  } catch (error) {
    if (error instanceof UserError) return told(error, folder);
    return {
      outcome: 'fault',
      words: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An error has to be told, too. */
function told({ code, problems }: UserError, cwd: string): Told {
  try {
    const texts = [renderProblems(problems, { paint: (_, text) => text, cwd }), problemsAsJson(problems)];
    return { outcome: 'UserError', words: texts.length === 0 ? '' : code };
  } catch (error) {
    return { outcome: 'fault', words: `${code} cannot be told: ${String(error)}` };
  }
}

function cpuMs(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

process.on('message', async (task: Task) => {
  for (let index = task.from; index < task.to; index++) {
    const start = cpuMs();
    const result = await ended(task.kind, seedOf(task, index));
    const message = { index, ...result, cpuMs: cpuMs() - start, peakMiB: resourceUsage().maxRSS / 1024 };
    // Only when it has arrived: should the next input end this process, it is known which one it was.
    await new Promise((sent) => process.send?.(message, undefined, {}, sent));
  }
});
process.send?.('ready');
