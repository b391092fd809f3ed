import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck } from './check.js';

/** A bucket name with account and region in it needs the account. */
export const bucketSettingsCheck: EnvironmentCheck = {
  reads: ['aws.accountId', 'storage.bucketNamespace'],
  run: ({ aws, storage: { bucketNamespace } }) => {
    if (bucketNamespace !== 'account-region' || aws.accountId !== undefined) return [];
    const message = '`storage.bucketNamespace: account-region` needs `aws.accountId`.';
    const hint = 'Add `aws: { accountId: "…" }` with twelve digits in quotes.';
    return [{ at: ['storage', 'bucketNamespace'], problem: settingsConflict.problem({ message, hint }) }];
  },
};
