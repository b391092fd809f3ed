import { backendBlock } from '../../config/values/backend-block.js';
import { stateLocked } from '../../terraform/errors.js';
import { recordedBackend } from '../../terraform/state/backend-record.js';
import type { StateLock } from '../../terraform/state/state-lock.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { withStateErrors } from './state-access.js';
import { withStore } from './with-store.js';

/** The state is where it was last seen, also when the file names another backend by now. */
export function blockOfState({ folder, environment }: Pick<EnvironmentRun, 'folder' | 'environment'>) {
  return recordedBackend(folder) ?? backendBlock(environment);
}

/**
 * Takes a lock on a state away.
 * @throws UserError `state-locked` when a process of this machine holds the lock on a local state
 */
export async function releaseLock(run: EnvironmentRun, lock: StateLock): Promise<void> {
  const { target, folder } = run;
  const block = blockOfState(run);
  await withStateErrors(run, () =>
    withStore(run, block, async (store) => {
      if (block.type !== 'local') return store.forceUnlock(lock.id);
      // The lock on a local file ends with its holder. Writing the state back as it is takes the lock, and removes what a dead one left.
      await store.push(await store.pull());
    }),
  ).catch((error: unknown) => {
    if (block.type !== 'local') throw error;
    const { suffix } = folder;
    throw stateLocked.error({ suffix, invocation: target.invocation, lock }, { cause: error });
  });
}
