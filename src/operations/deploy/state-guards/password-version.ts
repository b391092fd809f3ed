import { passwordAddresses } from '../../../stacks/password-addresses.js';
import type { StateDocument } from '../../../terraform/json/state.js';
import { livingResources } from '../../../terraform/json/state-resources.js';
import { settingPlace } from './setting-place.js';
import { defineStateGuard } from './state-guard.js';
import { passwordVersionBehind } from './state-guard-errors.js';

/**
 * Terraform sends the password anew when its version is another one, a lower one too: a stale checkout would rotate it, and the newest file
 * once more after it.
 */
export const passwordVersion = defineStateGuard({
  id: 'password-version',
  title: 'The version of the password in the file is not behind the one that is deployed.',
  misleads: false,
  problemsOf: ({ run, state }) => {
    const { suffix, database } = run.environment;
    const { source, version } = database.password;
    if (source === 'rdsManaged') return [];
    const deployed = versionsIn(state);
    // Each source counts for itself: one that takes over may begin at 1.
    const before = source === 'generated' ? deployed.secret : deployed.database;
    if (before === undefined || before <= version) return [];
    if (source === 'secretsManager' && deployed.secret !== undefined) return [];
    const details = { suffix, source, version, deployed: before };
    return [passwordVersionBehind.problem(details, settingPlace(run, 'database.password.version'))];
  },
});

function versionsIn(state: StateDocument): {
  readonly database: number | undefined;
  readonly secret: number | undefined;
} {
  const living = livingResources(state);
  const read = (wanted: string, attribute: string) => {
    const version = living.find(({ address }) => address === wanted)?.attributes[attribute];
    return typeof version === 'number' ? version : undefined;
  };
  return {
    database: read(passwordAddresses.database, 'password_wo_version'),
    secret: read(passwordAddresses.secretVersion, 'secret_string_wo_version'),
  };
}
