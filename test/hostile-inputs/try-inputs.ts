import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Task } from './task.js';
import type { Ended } from './worker.js';

const mostCpuMs = 2_000;
const mostHeapMiB = 500;
/** On a machine that does much else at the same time. */
const mostWallMs = 120_000;

/** What became of an input, and the time of the processor that it took. */
export interface Tried extends Omit<Ended, 'outcome'> {
  readonly outcome: Ended['outcome'] | 'hang' | 'memory';
}

type Take = (tried: Tried) => void;

/** Reads inputs one after the other in a process of 500 MB, which is ended and made anew when one of them takes too much. */
export class InputProcess {
  #child: ChildProcess | undefined;

  /** @param take is told of each input, in order */
  async try(task: Task, take: Take): Promise<void> {
    for (let from = task.from; from < task.to; )
      from = await this.#tryUntilOneEndsIt({ ...task, from }, take);
  }

  close(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  /** @returns the index of the input to go on with */
  async #tryUntilOneEndsIt(task: Task, take: Take): Promise<number> {
    const child = await this.#started();
    let next = task.from;
    const last = await new Promise<Tried | undefined>((resolve) => {
      const ended = (outcome: Tried['outcome'], words: string) =>
        resolve({ index: next, outcome, words, cpuMs: outcome === 'hang' ? mostCpuMs : 0, peakMiB: 0 });
      const watch = () => setTimeout(() => ended('hang', 'did not end'), mostWallMs);
      let watchdog = watch();
      child.on('message', (one: Ended) => {
        clearTimeout(watchdog);
        if (one.cpuMs > mostCpuMs) return resolve({ ...one, outcome: 'hang', words: 'took too long' });
        take(one);
        next = one.index + 1;
        if (next === task.to) return resolve(undefined);
        watchdog = watch();
      });
      child.once('exit', (code, signal) => {
        clearTimeout(watchdog);
        ended('memory', `it ended with ${signal ?? code}`);
      });
      child.send(task);
    });
    child.removeAllListeners();
    if (last === undefined) return next;
    this.close();
    take(last);
    return last.index + 1;
  }

  async #started(): Promise<ChildProcess> {
    if (this.#child !== undefined) return this.#child;
    this.#child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${mostHeapMiB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // As the command does (`src/cli/start.ts`): a trace of the stack for each construct takes most of the time.
      env: { ...env, CDKTN_DISABLE_CREATION_STACK: 'true' },
    });
    // What it loads is not the input's doing.
    await once(this.#child, 'message');
    return this.#child;
  }
}
