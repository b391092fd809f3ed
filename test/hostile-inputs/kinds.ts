import type { InputKind } from './input-kind.js';
import { recordKinds } from './kinds/records.js';
import { settingsKinds } from './kinds/settings.js';
import { terraformKinds } from './kinds/terraform.js';

/** The kinds that `--kind` chooses among. */
export const inputKinds: Readonly<Record<string, InputKind>> = {
  ...settingsKinds,
  ...terraformKinds,
  ...recordKinds,
};
