import { clientConfig } from '../../aws/network/client-config.js';
import { asker } from '../ask.js';
import { defineResource } from '../define-resource.js';
import { backupEffects } from '../effects/backup.js';
import { joined, text } from '../lookup.js';

const deletionPage = 'https://docs.aws.amazon.com/aws-backup/latest/devguide/delete-a-vault.html';

const vault = defineResource({
  type: 'aws_backup_vault',
  unique: { by: ['name'] },
  identity: ['name'],
  // Whoever asks for one vault that is not there is told that they may not: a list says it.
  find: async (target, names) => {
    const sdk = await import('@aws-sdk/client-backup');
    const client = new sdk.BackupClient(await clientConfig(target, 'Backup'));
    const ask = asker('AWS Backup', target);
    const name = text(names, 'name');
    let NextToken: string | undefined;
    do {
      const page = await ask(client.send(new sdk.ListBackupVaultsCommand({ NextToken })));
      const found = page?.BackupVaultList?.find(({ BackupVaultName }) => BackupVaultName === name);
      if (found !== undefined) {
        const asked = new sdk.ListTagsCommand({ ResourceArn: found.BackupVaultArn });
        return { importId: name, tags: (await ask(client.send(asked)))?.Tags };
      }
      NextToken = page?.NextToken;
    } while (NextToken !== undefined);
    return undefined;
  },
  importId: (names) => joined(names, { order: ['name'], separator: '' }),
  isImportedAlone: true,
  deletion: [
    {
      attribute: 'force_destroy',
      setting: 'backup.forceDestroy',
      isSafer: (wanted, now) => wanted !== true && now === true,
    },
  ],
  weighed: ['name', 'force_destroy', 'recovery_points'],
  effects: backupEffects.vault,
  presence: {
    gravity: 'none',
    does: 'keeps backups from now on',
    page: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/vaults.html',
    protection: 'on',
  },
  absence: {
    gravity: 'data-loss',
    does: 'turns off the keeping of backups in it',
    page: deletionPage,
    protection: 'off',
  },
  deletes: ({ force_destroy: force }) =>
    force === true || force === 'true'
      ? {
          onlyEmpty: false,
          does: 'every backup in it is deleted first (`force_destroy` in the state): nobody can bring them back',
          page: deletionPage,
        }
      : {
          onlyEmpty: true,
          does: 'AWS deletes it only when it is empty (no `force_destroy` in the state): while it holds a backup, it stays',
          page: deletionPage,
        },
  // The backups: a vault is deleted with them where `forceDestroy` says so.
  holdsData: true,
});

const lock = defineResource({
  type: 'aws_backup_vault_lock_configuration',
  unique: { none: 'is a setting of its vault' },
  identity: ['backup_vault_name'],
  importId: (names) => joined(names, { order: ['backup_vault_name'], separator: '' }),
  madeAgain: 'AWS takes the same lock twice',
  effects: backupEffects.lock,
  presence: backupEffects.locked,
  absence: backupEffects.unlocked,
  partOf: { type: 'aws_backup_vault', by: 'backup_vault_name', own: 'name', what: 'lock' },
  holdsData: false,
});

const plan = defineResource({
  type: 'aws_backup_plan',
  unique: { none: 'may be there twice' },
  identity: ['name'],
  madeAgain: 'AWS Backup takes a second plan of that name, and the first one selects nothing',
  effects: backupEffects.plan,
  presence: backupEffects.planned,
  absence: backupEffects.unplanned,
  holdsData: false,
});

const selection = defineResource({
  type: 'aws_backup_selection',
  unique: { none: 'lies in its plan' },
  identity: ['name', 'plan_id'],
  madeAgain: 'the next deploy selects the same resources for the plan',
  presence: backupEffects.planned,
  absence: backupEffects.unplanned,
  holdsData: false,
});

/** Vaults of AWS Backup, their locks, plans, and what these take in. */
export const backupTypes = [vault, lock, plan, selection];
