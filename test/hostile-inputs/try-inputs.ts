import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Ended, Task } from './worker.js';

const mostCpuMs = 2_000;
const mostHeapMiB = 500;
/** On a machine that does much else at the same time. */
const mostWallMs = 120_000;

/** What became of an input, and the time of the processor that it took. */
export interface Tried extends Omit<Ended, 'outcome'> {
  readonly outcome: Ended['outcome'] | 'hang' | 'memory';
}

/** Reads inputs in a process of 500 MB that is ended, and made anew, when one of them takes too much. */
export class InputProcess {
  #child: ChildProcess | undefined;

  async try(task: Task): Promise<Tried> {
    const child = await this.#started();
    const result = await new Promise<Tried>((resolve) => {
      const timer = setTimeout(
        () => resolve({ outcome: 'hang', words: 'did not end', cpuMs: mostCpuMs }),
        mostWallMs,
      );
      const settle = (tried: Tried) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(tried);
      };
      child.once('message', (ended: Ended) =>
        settle(ended.cpuMs > mostCpuMs ? { ...ended, outcome: 'hang', words: 'took too long' } : ended),
      );
      child.once('exit', (code, signal) =>
        settle({ outcome: 'memory', words: `it ended with ${signal ?? code}`, cpuMs: 0 }),
      );
      child.send(task);
    });
    if (result.outcome === 'hang' || result.outcome === 'memory') this.close();
    return result;
  }

  close(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #started(): Promise<ChildProcess> {
    if (this.#child !== undefined) return this.#child;
    this.#child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${mostHeapMiB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // What it loads is not the input's doing.
    await once(this.#child, 'message');
    return this.#child;
  }
}
