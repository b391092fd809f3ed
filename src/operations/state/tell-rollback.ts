import { noteState, rollbackOf, type SeenState, seenState } from '../../terraform/state/seen-state.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { readableState } from './stored-state.js';

/**
 * Says once that the state is older than the one that was seen from this project folder, or another one: somebody restored it, or wrote
 * there who should not. Terraform believes it either way. What only Terraform can read is left out.
 */
export async function tellRollback({ emit }: OperationContext, run: EnvironmentRun): Promise<void> {
  const now = await readableState(run).catch(() => undefined);
  if (now === undefined) return;
  const rollback = rollbackOf(seenState(run.folder), now);
  note(run, now);
  if (rollback === undefined) return;
  const { suffix } = run.folder;
  const advice = 'If nobody of you restored it, find out who wrote there before you apply anything.';
  emit({
    type: 'notice',
    environment: suffix,
    message: `The state is not the last one. ${rollback} ${advice}`,
  });
}

/** Notes the state as a run has left it. */
export async function noteStateAfter(run: EnvironmentRun): Promise<void> {
  const now = await readableState(run).catch(() => undefined);
  if (now !== undefined) note(run, now);
}

/** What cannot be noted, on a full disk perhaps, is noted by the next run: this one goes on, or has ended well. */
function note({ folder }: EnvironmentRun, now: SeenState): void {
  try {
    noteState(folder, now);
  } catch {}
}
