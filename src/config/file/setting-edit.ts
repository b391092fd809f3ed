import type { SettingValue } from './written-value.js';

/** One edit of environments.yaml. */
export interface SettingEdit {
  /** Keys that lead to the setting, for example `['environments', 'dev-001', 'database', 'multiAz']`. */
  readonly path: readonly [string, ...string[]];
  /** Undefined takes the setting out, and a block that has nothing left with it. */
  readonly value: SettingValue | undefined;
}
