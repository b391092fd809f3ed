import { passwordAddresses } from '../../../stacks/password-addresses.js';
import { livingResources } from '../../../terraform/json/state-resources.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import { storedState } from '../../state/stored-state.js';

/**
 * Whether the next deploy gives the database the value of a secret that people made: not while it has this version already. One that is
 * replaced gets it too: that the plan tells.
 */
export async function sendsPassword(run: EnvironmentRun): Promise<boolean> {
  const { source, version } = run.environment.database.password;
  if (source !== 'secretsManager' || run.isOrphan === true) return false;
  return !livingResources(await storedState(run)).some(
    ({ address, attributes }) =>
      address === passwordAddresses.database && attributes.password_wo_version === version,
  );
}
