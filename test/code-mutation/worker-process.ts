import { type ChildProcess, fork } from 'node:child_process';
import type { Answer, Task } from './task.js';

/** A worker with Vitest in it, in a process group of its own, so that what hangs can be ended. */
export class WorkerProcess {
  #child: ChildProcess | undefined;

  /** The answer, or undefined when the worker said nothing for `milliseconds`, as between two test files: then it is a new one. */
  ask(task: Task, milliseconds: number): Promise<Answer | undefined> {
    this.#child ??= fork('test/code-mutation/worker.ts', {
      execArgv: ['--import', 'tsx'],
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        clearTimeout(timer);
        child.removeAllListeners();
        settle();
      };
      const timer = setTimeout(() => {
        done(() => resolve(undefined));
        this.end();
      }, milliseconds);
      child.on('message', (told: Answer | 'goes on') => {
        if (told === 'goes on') timer.refresh();
        else done(() => resolve(told));
      });
      child.once('exit', (code) => done(() => reject(new Error(`the worker ended with ${code}`))));
      child.send(task);
    });
  }

  end(): void {
    const { pid } = this.#child ?? {};
    this.#child = undefined;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}
