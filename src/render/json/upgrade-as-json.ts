import type { Edition } from '../../config/names/editions.js';
import type { Upgrade } from '../../operations/upgrade/upgrade.js';
import { settingSideAsJson } from './explanation-as-json.js';

/** What `upgrade` answers in the shape of `upgradeOutput`. */
export function upgradeAsJson(
  { environments }: Upgrade,
  { to, isWritten }: { readonly to: Edition; readonly isWritten: boolean },
) {
  return {
    to,
    written: isWritten,
    upgrades: environments.map(({ suffix, from, deployed, settings }) => ({
      ...{ suffix, from, deployed },
      settings: settings.map(({ setting, fate, why = null, a, b }) => ({
        ...{ setting, fate, why, before: settingSideAsJson(a), after: settingSideAsJson(b) },
      })),
    })),
  };
}
