import { UserError, type UserExitCode } from '../../errors/user-error.js';
import { Interrupted, interruption } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import type { RunOptions } from './environment-run.js';

/** What a plan takes: a provider of 490 MB and a processor each. */
const plansAtATime = 2;
const appliesAtATime = 8;

/** How many environments to plan at a time. */
export function parallelPlans({ parallel }: Pick<RunOptions, 'parallel'>): number {
  return Math.min(parallel ?? plansAtATime, plansAtATime);
}

/** How many environments to apply at a time. */
export function parallelApplies({ parallel }: RunOptions): number {
  return parallel ?? appliesAtATime;
}

/**
 * Does `work` for each item, some at a time, all of them even when one fails; results in the order of the items.
 * An interruption starts no more of them and waits for those that run.
 * @throws one UserError with the problems of all, or `Interrupted` with what was interrupted
 */
export async function forAll<Item, Result>(
  items: readonly Item[],
  { parallel, context }: { readonly parallel: number; readonly context: OperationContext },
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const waiting = [...items.entries()];
  const results = new Map<number, Result>();
  const failures: unknown[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (context.interrupt.gentle.aborted) return;
      const [index, item] = next;
      try {
        results.set(index, await work(item));
      } catch (failure) {
        failures.push(failure);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, worker));
  throwFailures(failures, context);
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

function throwFailures(failures: readonly unknown[], { interrupt }: OperationContext): void {
  const bug = failures.find((one) => !(one instanceof UserError || one instanceof Interrupted));
  if (bug !== undefined) throw bug;
  // What they share, such as the app that synthesizes them, fails once for all.
  const mendable = [...new Set(failures)].filter((one) => one instanceof UserError);
  const problems = mendable.flatMap((one) => one.problems);
  const cause = problems.length === 0 ? undefined : new UserError(problems, { exitCode: gravest(mendable) });
  if (interrupt.gentle.aborted) {
    const cut = [...new Set(failures)].filter((one) => one instanceof Interrupted).map((one) => one.message);
    const messages = [...cut, ...problems.map(({ message }) => message)];
    const { signal } = interruption(interrupt);
    const killed = failures.some((one) => one instanceof Interrupted && one.killed);
    const message = messages.length === 0 ? undefined : messages.join('\n');
    throw new Interrupted(signal, message, { cause, killed });
  }
  if (mendable.length === 1) throw mendable[0];
  if (cause !== undefined) throw cause;
}

function gravest(errors: readonly UserError[]): UserExitCode {
  const codes = errors.map(({ exitCode }) => exitCode);
  return ([3, 2] as const).find((code) => codes.includes(code)) ?? 1;
}
