import { tierTable } from '../resolve/tier-table.js';
import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

/** A bucket has either a whole name or a prefix, and a KMS key only with KMS. */
export const bucketSettingsCheck: EnvironmentCheck = {
  reads: [
    'aws.accountId',
    'storage.bucketName',
    'storage.bucketPrefix',
    'storage.bucketNamespace',
    'storage.encryption',
    'storage.kmsKeyArn',
  ],
  run: ({ aws, storage: { bucketName, bucketPrefix, bucketNamespace, encryption, kmsKeyArn } }) => {
    const findings: SettingFault[] = [];
    if (bucketName !== undefined && bucketPrefix !== tierTable['storage.bucketPrefix'][0])
      findings.push(
        conflict(
          'bucketPrefix',
          '`storage.bucketPrefix` has no effect beside `storage.bucketName`.',
          'Remove one of the two.',
        ),
      );
    if (bucketName !== undefined && bucketNamespace !== 'none')
      findings.push(
        conflict(
          'bucketNamespace',
          '`storage.bucketNamespace` has no effect beside `storage.bucketName`.',
          'Remove one of the two.',
        ),
      );
    if (bucketNamespace === 'account-region' && aws.accountId === undefined)
      findings.push(
        conflict(
          'bucketNamespace',
          '`storage.bucketNamespace: account-region` needs `aws.accountId`.',
          'Add `aws: { accountId: "…" }` with twelve digits in quotes.',
        ),
      );
    if (kmsKeyArn !== undefined && encryption !== 'aws:kms')
      findings.push(
        conflict(
          'kmsKeyArn',
          '`storage.kmsKeyArn` has no effect with `storage.encryption: AES256`.',
          'Write `encryption: aws:kms`, or remove the key.',
        ),
      );
    return findings;
  },
};

function conflict(key: string, message: string, hint: string): SettingFault {
  return { at: ['storage', key], problem: settingsConflict.problem({ message, hint }) };
}
