import type { Rule } from '../define-rule.js';
import databaseInPlan from './database-in-plan.js';
import planFitsLock from './plan-fits-lock.js';
import planRetention from './plan-retention.js';
import planSelects from './plan-selects.js';
import vaultEncrypted from './vault-encrypted.js';
import vaultForceDestroy from './vault-force-destroy.js';
import vaultLocked from './vault-locked.js';
import vaultPolicyNotPublic from './vault-policy-not-public.js';
import volumeInPlan from './volume-in-plan.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const backupRules: readonly Rule[] = [
  vaultEncrypted,
  planRetention,
  vaultLocked,
  vaultPolicyNotPublic,
  planSelects,
  databaseInPlan,
  volumeInPlan,
  vaultForceDestroy,
  planFitsLock,
];
