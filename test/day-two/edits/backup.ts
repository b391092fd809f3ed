import type { Edit, ShownLine } from '../edit.js';
import { bucketFollows, versioningFollows } from './storage.js';

const plans = 'https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html';
const aging = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html';
const lock = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html';
const staging = { on: 'staging-002', batch: 'backups' } as const;

const rules: readonly ShownLine[] = ['aws_s3_bucket_lifecycle_configuration.bucket_lifecycle (create) none'];

/** All that comes with a plan. */
const planned: readonly ShownLine[] = [
  'aws_backup_plan.backup_plan (create) none',
  'aws_backup_selection.backup_selection (create) none',
  'aws_backup_vault.backup_vault (create) none',
  'aws_iam_role.backup_role (create) none',
  ...['backup_policy', 'backup_restore_policy', 'backup_s3_policy', 'backup_s3_restore_policy'].map(
    (name) => `aws_iam_role_policy_attachment.${name} (create) access` as const,
  ),
  'aws_kms_alias.backup_key_alias (create) none',
  'aws_kms_key.backup_key (create) none',
];

const backupEdit = (setting: string, to: unknown, more: readonly ShownLine[] = []): Edit => ({
  ...{ ...staging, setting: `backup.${setting}`, to, page: plans },
  beside: { 'backup.plan': 'daily' },
  shows: [...planned, ...more],
  because: 'backups are made from now on; nothing that lives changes',
});

const agingEdit = (setting: string, to: unknown, beside: Edit['beside'] = {}): Edit => ({
  ...{ on: 'staging-002', batch: 'aging', setting: `storage.lifecycle.${setting}`, to, beside, page: aging },
  shows: rules,
  because: 'S3 looks at what is old enough once a day',
});

const lockEdit = (setting: 'mode' | 'days', to: unknown): Edit => ({
  ...{ on: 'staging-002', batch: 'lock', setting: `storage.objectLock.${setting}`, to, page: lock },
  beside: { 'storage.objectLock.mode': 'governance', 'storage.objectLock.days': 7 },
  shows: [
    'aws_s3_bucket.bucket (replace) data-loss',
    'aws_s3_bucket.bucket object_lock_enabled replacement',
    'aws_s3_bucket_object_lock_configuration.bucket_object_lock (create) none',
    ...bucketFollows(),
    ...versioningFollows,
  ],
  because: 'the provider turns object lock on with a new bucket alone',
  refusedBy: 'data-loss-not-allowed',
});

/** Edits of backups, and of what becomes of objects. */
export const backupEdits: readonly Edit[] = [
  backupEdit('plan', 'daily'),
  backupEdit('hourUtc', 12),
  backupEdit('retentionDays', 60),
  backupEdit('lock', 'governance', ['aws_backup_vault_lock_configuration.backup_vault_lock (create) none']),
  backupEdit('forceDestroy', false),
  agingEdit('abortUploadsDays', 7),
  agingEdit('expireVersionsDays', 90),
  agingEdit('coldAfterDays', 90),
  agingEdit('coldClass', 'GLACIER_IR', { 'storage.lifecycle.coldAfterDays': 90 }),
  lockEdit('mode', 'governance'),
  lockEdit('days', 7),
];
