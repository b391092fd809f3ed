import { z } from 'zod';
import { type OnlyWith, onlyWith } from '../only-with.js';

const planned: OnlyWith = { setting: 'plan', is: ['daily'] };

/** What a person chooses about AWS Backup. */
export const backupSettings = z
  .strictObject({
    plan: z
      .enum(['none', 'daily'])
      .describe(
        'Back database and bucket up by AWS Backup, every day, into a vault with a key of its own: 1 USD a month for the key, and the stored backups by the GB. The bucket needs `storage.versioning`.',
      ),
    hourUtc: z
      .int()
      .min(0)
      .max(23)
      .describe(
        'Hour of the day, in UTC, at which the backup begins: at least an hour before the backup and maintenance windows of the database, or after them.',
      )
      .register(onlyWith, planned),
    retentionDays: z
      .int()
      .min(1)
      .max(36_500)
      .describe('Days for which a backup is kept in the vault; all of them are stored and billed.')
      .register(onlyWith, planned),
    lock: z
      .enum(['none', 'governance', 'compliance'])
      .describe(
        'Lock of the vault: no backup is deleted before `retentionDays`, whatever permissions say. `governance` can be taken off by those with a right of its own; `compliance` by nobody, not even AWS, from three days after its deploy on.',
      )
      .register(onlyWith, planned),
    forceDestroy: z
      .boolean()
      .describe('Let `destroy` delete a vault that still holds backups, with all of them.')
      .register(onlyWith, planned),
  })
  .meta({ id: 'Backup', title: 'AWS Backup' });

/** What a person chooses of the backups. */
export type BackupSettings = z.output<typeof backupSettings>;
