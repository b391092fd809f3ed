import { plannedSettings } from './planned-settings.js';

/** Whether environments.yaml has a setting: `planned` is one that it would refuse today. */
type SettingStatus = 'available' | 'planned';

/** What there is to say about the setting of a rule; all null for a rule without one. */
export interface SettingFacts {
  /** Setting of environments.yaml that decides it. */
  readonly setting: string | null;
  readonly settingStatus: SettingStatus | null;
  /** What a planned setting will do; null for any other. */
  readonly settingWill: string | null;
  /** What can be done as long as the setting is planned; null for any other. */
  readonly meanwhile: string | null;
}

/** The facts about a setting that a rule names. */
export function settingFacts(setting: string | undefined): SettingFacts {
  if (setting === undefined)
    return { setting: null, settingStatus: null, settingWill: null, meanwhile: null };
  const planned = Object.hasOwn(plannedSettings, setting) ? plannedSettings[setting] : undefined;
  return planned === undefined
    ? { setting, settingStatus: 'available', settingWill: null, meanwhile: null }
    : { setting, settingStatus: 'planned', settingWill: planned.will, meanwhile: planned.meanwhile };
}
