import { commonNameRules, type NameRules } from '../name-rule.js';

/** AWS names of the vault, of its plan, and of the role that fills it. */
export interface BackupNames {
  readonly vault: string;
  readonly plan: string;
  readonly selection: string;
  readonly role: string;
  /** Alias of the key of the vault. */
  readonly keyAlias: string;
}

export function backupNames({ suffix }: { readonly suffix: string }): BackupNames {
  return {
    vault: `backup-vault-${suffix}`,
    plan: `backup-plan-${suffix}`,
    selection: `backup-selection-${suffix}`,
    role: `backup-role-${suffix}`,
    keyAlias: `alias/backup-vault-${suffix}`,
  };
}

const pattern = /^[A-Za-z0-9._-]+$/;

export const backupNameRules: NameRules<BackupNames> = {
  vault: {
    resource: 'aws_backup_vault',
    maxLength: 50,
    pattern: /^[A-Za-z0-9_-]{2,}$/,
    scope: 'account-region',
  },
  plan: { resource: 'aws_backup_plan', maxLength: 50, pattern, scope: 'account-region' },
  selection: { resource: 'aws_backup_selection', maxLength: 50, pattern, scope: 'account-region' },
  role: commonNameRules.iamRole,
  keyAlias: commonNameRules.kmsAlias,
};
