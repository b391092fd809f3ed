import { z } from 'zod';

/** Where the password of the database comes from. */
const passwordSettings = z
  .strictObject({
    source: z
      .enum(['secretsManager', 'generated', 'rdsManaged'])
      .describe(
        '`secretsManager`: the secret `rds-password-{suffix}`, made beforehand by `multienv secret init`. `generated`: the stack makes secret and password. `rdsManaged`: RDS makes both, and changes the password every seven days. Changing it on a deployed environment: see the guide to passwords.',
      ),
    version: z
      .int()
      .min(1)
      .max(2_147_483_647)
      .describe(
        'Raise it by one to send the current value of the secret to the database, or with `generated` a new one to both (`multienv secret rotate` does all of it). `rdsManaged` has no use for it.',
      ),
    recoveryWindowDays: z
      .int()
      .min(0)
      .max(30)
      .describe(
        'Days for which a deleted secret of the source `generated` can be restored: 7 to 30, or 0 to delete it at once.',
      ),
  })
  .meta({ id: 'DatabasePassword', title: 'Password of the database' });

/** What a person chooses about the database. */
export const databaseSettings = z
  .strictObject({
    engineVersion: z
      .string()
      .regex(/^\d{1,2}(\.\d{1,2}(-rds\.\d{8})?)?$/i, 'a quoted version such as "15" or "15.17"')
      .describe('PostgreSQL version, quoted. A major alone (`"15"`) lets AWS pick and maintain the minor.'),
    instanceClass: z
      .string()
      .regex(/^db\.[a-z0-9-]+\.[a-z0-9-]+$/, 'a DB instance class such as db.t4g.micro')
      .describe('DB instance class.'),
    storageGiB: z
      .int()
      .min(20)
      .max(65_536)
      .describe('Allocated gp3 storage in GiB. It can grow, never shrink.'),
    maxStorageGiB: z
      .int()
      .min(20)
      .max(65_536)
      .describe('Upper limit in GiB of storage autoscaling; equal to `storageGiB` turns autoscaling off.'),
    multiAz: z.boolean().describe('Keep a standby in a second Availability Zone.'),
    deletionProtection: z.boolean().describe('Refuse to delete the database until this is turned off.'),
    finalSnapshot: z.boolean().describe('Take a snapshot when the database is destroyed.'),
    applyImmediately: z
      .boolean()
      .describe(
        'Apply changes at once, with a possible interruption, instead of in the next maintenance window.',
      ),
    backupRetentionDays: z.int().min(1).max(35).describe('Days for which automated backups are kept.'),
    backupWindow: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'hh:mm-hh:mm in UTC')
      .describe('Daily backup window in UTC, at least 30 minutes.'),
    maintenanceWindow: z
      .string()
      .regex(
        /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun):([01]\d|2[0-3]):[0-5]\d-(Mon|Tue|Wed|Thu|Fri|Sat|Sun):([01]\d|2[0-3]):[0-5]\d$/i,
        'Ddd:hh:mm-Ddd:hh:mm in UTC, for example Mon:04:00-Mon:05:00',
      )
      .describe('Weekly maintenance window in UTC, at least 30 minutes, apart from the backup window.'),
    name: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/, 'a letter, then up to 62 letters, digits or underscores')
      .describe('Name of the first database. Changing it later replaces the database.'),
    username: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/, 'a letter, then up to 62 letters, digits or underscores')
      .describe('Name of the master user. Changing it later replaces the database.'),
    password: passwordSettings,
  })
  .meta({ id: 'Database', title: 'RDS PostgreSQL' });

/** What a person chooses of the database. */
export type DatabaseSettings = z.output<typeof databaseSettings>;
