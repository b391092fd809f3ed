import { stateBucketMissing } from '../../aws/errors.js';
import { findBucket, openStateBucket } from '../../aws/state-bucket/state-bucket.js';
import { backendOf } from '../../config/values/backend.js';
import { backendBlock } from '../../config/values/backend-block.js';
import { UserError } from '../../errors/user-error.js';
import { stateLocked, terraformFailed } from '../../terraform/errors.js';
import { isEmptyState } from '../../terraform/json/state-resources.js';
import { recordedBackend } from '../../terraform/state/backend-record.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { readLock } from './state-locks.js';
import { storedState } from './stored-state.js';

/** Whether the state is in a local file that is not there, or holds nothing. */
export function hasEmptyLocalState({ environment, folder }: EnvironmentRun): boolean {
  const recorded = recordedBackend(folder);
  return backendOf(environment).type === 'local' && recorded === undefined;
}

/** Whether nothing is deployed, as far as the state knows, wherever it is. */
export async function hasEmptyState(run: EnvironmentRun): Promise<boolean> {
  if (hasEmptyLocalState(run)) return true;
  if (backendOf(run.environment).type === 'local') return false;
  return withStateErrors(run, async () => isEmptyState(await storedState(run)));
}

/**
 * Does `work`, which reads or writes the state; a lock of somebody else is reported with its holder, a missing bucket with the command
 * that makes it.
 */
export async function withStateErrors<Result>(
  run: EnvironmentRun,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserError ? await explain(error, run) : error;
  }
}

async function explain(error: UserError, run: EnvironmentRun): Promise<UserError> {
  const { suffix } = run.folder;
  const { invocation } = run;
  const backend = backendOf(run.environment);
  const codes = error.problems.map(({ code }) => code);
  if (codes.includes(stateLocked.code)) {
    // Whoever cannot read the lock still learns of it in Terraform's words.
    const lock = await readLock(run, backendBlock(run.environment)).catch(() => undefined);
    return lock === undefined ? error : stateLocked.error({ suffix, invocation, lock }, { cause: error });
  }
  if (backend.type !== 's3' || !codes.includes(terraformFailed.code)) return error;
  const isThere = await openStateBucket(run, backend)
    .then(findBucket)
    .then((bucket) => bucket !== undefined)
    .catch(() => true);
  if (isThere) return error;
  return stateBucketMissing.error({ bucket: backend.bucket, suffix, invocation }, { cause: error });
}
