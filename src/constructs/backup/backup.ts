import { BackupPlan } from '@cdktn/provider-aws/lib/backup-plan/index.js';
import { BackupSelection } from '@cdktn/provider-aws/lib/backup-selection/index.js';
import { BackupVault } from '@cdktn/provider-aws/lib/backup-vault/index.js';
import { BackupVaultLockConfiguration } from '@cdktn/provider-aws/lib/backup-vault-lock-configuration/index.js';
import { IamRole } from '@cdktn/provider-aws/lib/iam-role/index.js';
import { IamRolePolicyAttachment } from '@cdktn/provider-aws/lib/iam-role-policy-attachment/index.js';
import type { ITerraformDependable } from 'cdktn';
import { Construct } from 'constructs';
import { policyDocument } from '../identity/policy-document.js';
import { withLiterals } from '../literals.js';
import { ownKey } from '../own-key.js';
import type { Partition } from '../partition.js';
import type { BackupNames } from './names.js';
import type { BackupSettings } from './settings.js';

/** What `Backup` needs. */
export interface BackupProps {
  readonly settings: BackupSettings;
  readonly names: BackupNames;
  readonly environment: string;
  /** AWS partition of the region: `aws`, `aws-cn`, … */
  readonly partition: Partition;
  /** The account, whose policies decide about the key. */
  readonly accountId: string;
  /** What is backed up. AWS Backup takes what is named by its ARN, whatever the account has opted in to. */
  readonly resourceArns: readonly string[];
}

/** Policies of AWS that the role of AWS Backup takes: databases and what else it knows from the start, and buckets, which came later. */
const managedPolicies = [
  ['backup_policy', 'service-role/AWSBackupServiceRolePolicyForBackup'],
  ['backup_restore_policy', 'service-role/AWSBackupServiceRolePolicyForRestores'],
  ['backup_s3_policy', 'AWSBackupServiceRolePolicyForS3Backup'],
  ['backup_s3_restore_policy', 'AWSBackupServiceRolePolicyForS3Restore'],
] as const;

/** A daily backup of what is named to it, in a vault with a key of its own, which may be locked. */
export class Backup extends Construct {
  /** Name of the vault. */
  readonly vaultName: string;

  constructor(scope: Construct, id: string, given: BackupProps) {
    super(scope, id);
    const props = withLiterals(given, 'settings');
    const { settings, names } = props;
    const vault = new BackupVault(this, 'backup_vault', {
      name: names.vault,
      kmsKeyArn: this.key(props),
      forceDestroy: settings.forceDestroy,
      tags: { Name: names.vault },
    });
    this.vaultName = vault.name;
    const lock = this.lock(vault, settings);
    const plan = new BackupPlan(this, 'backup_plan', {
      name: names.plan,
      rule: [
        {
          ruleName: 'daily',
          targetVaultName: vault.name,
          schedule: `cron(0 ${settings.hourUtc} ? * * *)`,
          startWindow: 60,
          // The first backup of a large bucket takes longer than the three hours of the provider.
          completionWindow: 720,
          lifecycle: { deleteAfter: settings.retentionDays },
        },
      ],
      tags: { Name: names.plan },
      ...(lock === undefined ? {} : { dependsOn: [lock] }),
    });
    const role = this.role(props);
    new BackupSelection(this, 'backup_selection', {
      name: names.selection,
      planId: plan.id,
      iamRoleArn: role.arn,
      resources: [...props.resourceArns],
      dependsOn: [...role.policies],
    });
  }

  private key({ names, environment, partition, accountId }: BackupProps): string {
    return ownKey(this, {
      ...{ id: 'backup_key', alias: names.keyAlias, partition, accountId, services: [] },
      description: `Key of the backups of ${environment}`,
    });
  }

  private lock(
    vault: BackupVault,
    { lock, retentionDays }: BackupSettings,
  ): ITerraformDependable | undefined {
    if (lock === 'none') return undefined;
    return new BackupVaultLockConfiguration(this, 'backup_vault_lock', {
      backupVaultName: vault.name,
      minRetentionDays: retentionDays,
      // With days it is the mode `compliance`: three are the least that AWS takes.
      ...(lock === 'compliance' ? { changeableForDays: 3 } : {}),
    });
  }

  private role({ names, environment, partition }: BackupProps): {
    readonly arn: string;
    readonly policies: readonly ITerraformDependable[];
  } {
    const role = new IamRole(this, 'backup_role', {
      name: names.role,
      description: `Role of AWS Backup for ${environment}`,
      assumeRolePolicy: policyDocument([
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'backup.amazonaws.com' } },
      ]),
      tags: { Name: names.role },
    });
    const policies = managedPolicies.map(
      ([id, name]) =>
        new IamRolePolicyAttachment(this, id, {
          role: role.name,
          policyArn: `arn:${partition}:iam::aws:policy/${name}`,
        }),
    );
    return { arn: role.arn, policies };
  }
}
