import type { SettingFacts } from '../../policy/settings/setting-facts.js';

/** The setting of a finding or a rule; of a planned one also what can be done today. */
export function settingLines({
  setting,
  settingStatus,
  meanwhile,
}: Pick<SettingFacts, 'setting' | 'settingStatus' | 'meanwhile'>): readonly string[] {
  if (setting === null) return [];
  if (settingStatus !== 'planned') return [`setting: ${setting}`];
  return [
    `planned setting: ${setting} (not yet a setting of environments.yaml)`,
    ...(meanwhile === null ? [] : [`until then: ${meanwhile}`]),
  ];
}
