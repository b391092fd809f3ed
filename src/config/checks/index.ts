import { accountAndRegionCheck } from './account-and-region.js';
import { backendCheck } from './backend.js';
import { bucketSettingsCheck } from './bucket-settings.js';
import { capacityCheck } from './capacity.js';
import type { EnvironmentCheck } from './check.js';
import { agingObjectsCheck } from './choices/aging-objects.js';
import { backupPlanCheck } from './choices/backup-plan.js';
import { mixedInstancesCheck } from './choices/mixed-instances.js';
import { notInProductionCheck } from './choices/not-in-production.js';
import { plainHttpCheck } from './choices/plain-http.js';
import { restoreSourceCheck } from './database/restore-source.js';
import { databaseSpeedCheck } from './database/speed.js';
import { databaseIdentifiersCheck } from './database-identifiers.js';
import { databaseWindowsCheck } from './database-windows.js';
import { derivedNamesCheck } from './derived-names.js';
import { listedNumbersCheck } from './listed-numbers.js';
import { networkAddressesCheck } from './network-addresses.js';
import { networkModeCheck } from './network-mode.js';
import { networkReachCheck } from './network-reach.js';
import { databaseClassCheck } from './offers/database-class.js';
import { engineVersionCheck } from './offers/engine-version.js';
import { instanceTypeCheck } from './offers/instance-type.js';
import { onlyWithChecks } from './only-with.js';
import { passwordRecoveryCheck } from './password-recovery.js';
import { productionCheck } from './production.js';
import { regionCheck } from './region.js';
import { storageGrowthCheck } from './storage-growth.js';
import { tagsCheck } from './tags.js';

/** Every check of one environment; a new one is a file beside this and a line here. */
export const environmentChecks: readonly EnvironmentCheck[] = [
  accountAndRegionCheck,
  agingObjectsCheck,
  backendCheck,
  backupPlanCheck,
  bucketSettingsCheck,
  capacityCheck,
  databaseClassCheck,
  databaseIdentifiersCheck,
  databaseSpeedCheck,
  databaseWindowsCheck,
  derivedNamesCheck,
  engineVersionCheck,
  instanceTypeCheck,
  networkAddressesCheck,
  listedNumbersCheck,
  mixedInstancesCheck,
  networkModeCheck,
  networkReachCheck,
  notInProductionCheck,
  ...onlyWithChecks,
  passwordRecoveryCheck,
  plainHttpCheck,
  productionCheck,
  regionCheck,
  restoreSourceCheck,
  storageGrowthCheck,
  tagsCheck,
];
