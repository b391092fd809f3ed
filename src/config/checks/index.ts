import { accountAndRegionCheck } from './account-and-region.js';
import { backendCheck } from './backend.js';
import { bucketSettingsCheck } from './bucket-settings.js';
import { capacityCheck } from './capacity.js';
import type { EnvironmentCheck } from './check.js';
import { databaseIdentifiersCheck } from './database-identifiers.js';
import { databaseWindowsCheck } from './database-windows.js';
import { derivedNamesCheck } from './derived-names.js';
import { engineVersionCheck } from './engine-version.js';
import { networkModeCheck } from './network-mode.js';
import { onlyWithChecks } from './only-with.js';
import { passwordRecoveryCheck } from './password-recovery.js';
import { productionCheck } from './production.js';
import { regionCheck } from './region.js';
import { storageGrowthCheck } from './storage-growth.js';
import { tagsCheck } from './tags.js';

/** Every check of one environment; a new one is a file beside this and a line here. */
export const environmentChecks: readonly EnvironmentCheck[] = [
  accountAndRegionCheck,
  backendCheck,
  bucketSettingsCheck,
  capacityCheck,
  databaseIdentifiersCheck,
  databaseWindowsCheck,
  derivedNamesCheck,
  engineVersionCheck,
  networkModeCheck,
  ...onlyWithChecks,
  passwordRecoveryCheck,
  productionCheck,
  regionCheck,
  storageGrowthCheck,
  tagsCheck,
];
