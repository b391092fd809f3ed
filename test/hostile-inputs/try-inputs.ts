import { cpuUsage } from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Ended, Task } from './worker.js';

const mostCpuMs = 2_000;
const mostHeapMiB = 500;
const lookMs = 100;

/** What became of an input, and what it took. */
export interface Tried extends Omit<Ended, 'outcome'> {
  readonly outcome: Ended['outcome'] | 'hang' | 'memory';
  readonly cpuMs: number;
}

/** Reads inputs in a thread that is ended, and made anew, when one of them takes more than 2 s of processor time or 500 MB. */
export class InputThread {
  #worker: Worker | undefined;

  async try(task: Task): Promise<Tried> {
    const worker = this.#started();
    const start = cpuMs();
    const { promise, resolve } = withResolvers<Omit<Tried, 'cpuMs'>>();
    const timer = setInterval(() => {
      // Our own thread only waits: what the process uses, the input uses.
      if (cpuMs() - start > mostCpuMs) resolve({ outcome: 'hang', words: `more than ${mostCpuMs} ms` });
    }, lookMs);
    worker.once('message', resolve);
    worker.once('error', (error) => resolve({ outcome: 'memory', words: String(error) }));
    worker.postMessage(task);
    const result = await promise;
    clearInterval(timer);
    worker.removeAllListeners('message');
    worker.removeAllListeners('error');
    if (result.outcome === 'hang' || result.outcome === 'memory') await this.close();
    return { ...result, cpuMs: cpuMs() - start };
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #started(): Worker {
    this.#worker ??= new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMiB },
    });
    return this.#worker;
  }
}

function cpuMs(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

/** `Promise.withResolvers` needs Node.js 22. */
function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
