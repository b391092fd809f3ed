import { backendBlock } from '../stacks/state-backend.js';
import { describeLock } from '../terraform/state-lock.js';
import type { OperationContext } from './context.js';
import { readLock } from './state-locks.js';
import type { EnvironmentRun } from './terraform-session.js';

/** Flags with which Terraform waits for the lock of the state as long as the person wants to. */
export function lockTimeout({ waitSeconds }: Pick<EnvironmentRun, 'waitSeconds'>): readonly string[] {
  return waitSeconds === undefined ? [] : [`-lock-timeout=${waitSeconds}s`];
}

/** Says whom Terraform is about to wait for. Of a local state a dead run's word may be all that is left, so nothing is said. */
export async function tellLockHolder({ emit }: OperationContext, run: EnvironmentRun): Promise<void> {
  const block = backendBlock(run.environment);
  if (run.waitSeconds === undefined || block.type === 'local') return;
  // Whoever cannot read the lock waits all the same.
  const lock = await readLock(run, block).catch(() => undefined);
  if (lock === undefined) return;
  const { suffix } = run.workspace;
  emit({
    type: 'notice',
    environment: suffix,
    message: `Waiting for the lock of the state, held by ${describeLock(lock)}.`,
  });
}
