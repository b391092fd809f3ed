import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { isSettingName, type SettingName } from '../config/schema/setting-name.js';
import { settingsBehind } from './settings/settings-behind.js';

/**
 * The setting of environments.yaml that decides an attribute of our own stack, by its dotted name; undefined where none does, or where several
 * could.
 */
export function settingOfAttribute(
  environment: ResolvedEnvironment,
  address: string,
  path: string,
): SettingName | undefined {
  const [settings = []] = settingsBehind(environment, [{ address, path }]);
  const [only = ''] = settings;
  return settings.length === 1 && isSettingName(only) ? only : undefined;
}
