import type { AwsTarget } from '../target.js';
import { profileFiles, profileOf } from './profile-files.js';

/** Settings of a profile by their names in the file, and those of its `services` by `SERVICE.NAME`. */
export type ProfileSettings = Readonly<Record<string, string | undefined>>;

/** What the profile of a target sets; its files and no others are looked into, whatever the variables of this process say. */
export async function profileSettings(target: AwsTarget): Promise<ProfileSettings> {
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ...profileFiles(target.variables),
    ignoreCache: true,
  });
  const profile = profileOf(target) ?? 'default';
  const settings = { ...configFile[profile], ...credentialsFile[profile] };
  const services = settings.services === undefined ? {} : configFile[`services.${settings.services}`];
  return { ...services, ...settings };
}
