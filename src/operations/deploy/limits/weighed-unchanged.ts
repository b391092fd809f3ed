import type { Weighed } from '../../../changes/weighed.js';
import { weighedInState } from '../../../changes/weighed-in-state.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import { storedState } from '../../state/stored-state.js';

/** What is weighed where a plan changes nothing, from the state. */
export async function weighedUnchanged(run: EnvironmentRun): Promise<readonly Weighed[]> {
  return weighedInState(await storedState(run), await run.stacks.jsonOf(run.environment));
}
