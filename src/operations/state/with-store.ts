import type { BackendBlock } from '../../config/values/backend-block.js';
import { type StateStore, withStateStore } from '../../terraform/state/state-store.js';
import type { EnvironmentRun } from '../run/environment-run.js';

/** Does `work` with the state of an environment behind a backend, after its bucket was held to its owner. */
export async function withStore<Result>(
  run: EnvironmentRun,
  block: BackendBlock,
  work: (store: StateStore) => Promise<Result>,
): Promise<Result> {
  const { target, folder, pluginFolder } = run;
  await run.buckets.check(run, block);
  return withStateStore({ target, folder, block, pluginFolder }, work);
}
