import { z } from 'zod';
import { type OnlyWith, onlyWith } from '../only-with.js';

const kmsKey = z
  .string()
  .regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/, 'the ARN of a KMS key');
const identifier = z.string().min(1).max(255);
const ofPointInTime: OnlyWith = { setting: 'source', is: ['pointInTime'] };

/** What a new database starts from. */
const restoreSettings = z
  .strictObject({
    source: z
      .enum(['nothing', 'snapshot', 'pointInTime'])
      .describe(
        'What a new database starts from: `nothing`, a `snapshot`, or another database at a `pointInTime`. It counts when the database is made, and never replaces one that lives.',
      ),
    snapshotIdentifier: identifier
      .regex(/^[A-Za-z][A-Za-z0-9:-]*$/, 'a snapshot such as postgres-prod-003-final, or its ARN')
      .optional()
      .describe('Name or ARN of the DB snapshot.')
      .register(onlyWith, { setting: 'source', is: ['snapshot'] }),
    databaseIdentifier: identifier
      .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'a DB instance such as postgres-prod-003')
      .optional()
      .describe('The DB instance whose automated backups are read.')
      .register(onlyWith, ofPointInTime),
    time: z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'a time in UTC such as 2026-11-20T07:30:00Z')
      .optional()
      .describe('The moment, in UTC. Default: the latest that can be restored.')
      .register(onlyWith, ofPointInTime),
  })
  .meta({ id: 'DatabaseRestore', title: 'What a new database starts from' });

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
      .describe(
        'Upper limit in GiB of storage autoscaling, at least 10 % above `storageGiB`; equal to it turns autoscaling off.',
      ),
    iops: z
      .int()
      .min(12_000)
      .max(64_000)
      .optional()
      .describe(
        'IOPS of gp3 storage of 400 GiB or more. Default: those that RDS includes, 12,000; each further one has a price by the month.',
      ),
    storageThroughputMiBps: z
      .int()
      .min(500)
      .max(4000)
      .optional()
      .describe(
        'Throughput in MiB/s of gp3 storage of 400 GiB or more, at most a quarter of the IOPS. Default: what RDS includes, 500; each further one has a price by the month.',
      ),
    kmsKeyArn: kmsKey
      .optional()
      .describe(
        'Key of AWS KMS that encrypts storage, backups and snapshots: 1 USD a month each. Default: the AWS managed key `aws/rds`. For new environments: another key later would replace the database, which a deploy refuses.',
      ),
    caCertificateIdentifier: z
      .string()
      .regex(/^rds-ca-[a-z0-9-]+$/, 'an authority such as rds-ca-rsa2048-g1')
      .optional()
      .describe(
        'Authority that signs the certificate of the database, for example `rds-ca-rsa2048-g1`. Default: that of the account.',
      ),
    engineLifecycleSupport: z
      .enum(['default', 'open-source-rds-extended-support', 'open-source-rds-extended-support-disabled'])
      .describe(
        'What happens when standard support of the major version ends: with Extended Support it runs on for a price by the hour of each core, disabled RDS upgrades it. `default`: what AWS chooses, Extended Support.',
      ),
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
    iamUser: z
      .string()
      .regex(
        /^[a-z_][a-z0-9_]{0,62}$/,
        'a lower case letter or underscore, then up to 62 letters, digits or underscores',
      )
      .optional()
      .describe(
        'PostgreSQL user of the application that signs in by its role, without a password (IAM database authentication): the role of the instances may connect as this user. `multienv database user` prints the SQL that makes it. Never the master user.',
      ),
    password: passwordSettings,
    restoreFrom: restoreSettings,
    enhancedMonitoringSeconds: z
      .int()
      .min(0)
      .max(60)
      .describe(
        'Seconds between two figures of the operating system of the database: 1, 5, 10, 15, 30 or 60, and 0 for none. They go to CloudWatch Logs: about 1 USD a month at 60 seconds, more where there are more of them.',
      ),
    insights: z
      .enum(['off', 'standard', 'advanced'])
      .describe(
        'Database Insights, which names the statements that load the database: `standard` keeps seven days and is free, `advanced` keeps 15 months and has a price by the month of each vCPU.',
      ),
    logConnections: z
      .boolean()
      .describe(
        'Log who connects and disconnects. Each line is ingested by CloudWatch Logs for 0.70 USD a GB.',
      ),
    slowStatementMilliseconds: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .describe(
        'Log statements that take at least this long, without the values of their parameters; values that are written into the text of a statement are logged with it. 0 logs none.',
      ),
  })
  .meta({ id: 'Database', title: 'RDS PostgreSQL' });

/** What a person chooses of the database. */
export type DatabaseSettings = z.output<typeof databaseSettings>;
