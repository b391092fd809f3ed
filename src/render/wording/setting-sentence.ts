import type { SettingFacts } from '../../policy/settings/setting-facts.js';

/** The setting that decides a finding; undefined where environments.yaml has no say. */
export function settingSentence({
  setting,
  settingStatus,
  meanwhile,
  environment,
}: Pick<SettingFacts, 'setting' | 'settingStatus' | 'meanwhile'> & {
  /** Null for a stack that is not the project's. */
  readonly environment: string | null;
}): string | undefined {
  if (setting === null || environment === null) return undefined;
  if (settingStatus !== 'planned') return `Setting: \`${setting}\`.`;
  const today = meanwhile === null ? '' : ` Until then: ${meanwhile}`;
  return `Planned setting: \`${setting}\`, not yet a setting of environments.yaml.${today}`;
}
