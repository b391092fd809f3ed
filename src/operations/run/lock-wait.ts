import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '../../errors/problem.js';
import { throwIfInterrupted } from '../../processes/interrupt.js';
import { stateLocked } from '../../terraform/errors.js';
import { describeLock, type StateLock } from '../../terraform/state/state-lock.js';
import type { OperationContext } from '../context.js';
import { readSharedLock } from '../state/state-locks.js';
import type { EnvironmentRun } from './environment-run.js';

const pollMs = 1_000;

/** Flags with which Terraform waits for the lock of the state as long as the person wants to. */
export function lockTimeout({ waitSeconds }: Pick<EnvironmentRun, 'waitSeconds'>): readonly string[] {
  return waitSeconds === undefined ? [] : [`-lock-timeout=${waitSeconds}s`];
}

/** Says whom Terraform is about to wait for. */
export async function tellLockHolder(context: OperationContext, run: EnvironmentRun): Promise<void> {
  if (run.waitSeconds === undefined) return;
  const lock = await readSharedLock(run);
  if (lock !== undefined) tell(context, run, lock);
}

/**
 * Waits until nobody holds the lock of a shared state: what its holder is making would look like somebody else's.
 * @returns `state-locked` when it is still held and the time to wait is over, at once where there is none
 * @throws `Interrupted`
 */
export async function untilUnlocked(
  context: OperationContext,
  run: EnvironmentRun,
): Promise<Problem | undefined> {
  const { waitSeconds = 0, folder, target } = run;
  const end = Date.now() + waitSeconds * 1000;
  let lock = await readSharedLock(run);
  if (lock !== undefined && waitSeconds > 0) tell(context, run, lock);
  while (lock !== undefined && Date.now() < end) {
    await sleep(pollMs, undefined, { signal: context.interrupt.gentle }).catch(() => undefined);
    throwIfInterrupted(context.interrupt);
    lock = await readSharedLock(run);
  }
  const { suffix } = folder;
  return lock === undefined
    ? undefined
    : stateLocked.problem({ suffix, invocation: target.invocation, lock });
}

function tell({ emit }: OperationContext, { folder }: EnvironmentRun, lock: StateLock): void {
  const message = `Waiting for the lock of the state, held by ${describeLock(lock)}.`;
  emit({ type: 'notice', environment: folder.suffix, message });
}
