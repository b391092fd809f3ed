import { z } from 'zod';

/** What a person chooses about alarms: who hears of them, and when they go off. */
export const alarmsSettings = z
  .strictObject({
    enabled: z
      .boolean()
      .describe(
        'Make alarms on load balancer, instances and database, with a topic that they and the events of RDS are sent to: nine alarms and a key of AWS KMS, about 2 USD a month.',
      ),
    subscribers: z
      .array(
        z
          .string()
          .max(2048)
          .regex(
            /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|https:\/\/\S+)$/,
            'email addresses, or addresses that start with https://',
          ),
      )
      .max(20)
      .optional()
      .describe(
        'Who hears of the alarms: email addresses, and https addresses of services that page people. AWS asks each to confirm. An address that holds a key is subscribed by hand, so that the key stays out of this file.',
      ),
    serverErrorCount: z
      .int()
      .min(1)
      .max(1_000_000)
      .describe('Answers with a status of 500 or above in five minutes, from which on an alarm goes off.'),
    latencySeconds: z
      .number()
      .min(0.01)
      .max(300)
      .describe(
        'Seconds that 5 % of the answers take or more, from which on an alarm goes off after 15 minutes.',
      ),
    databaseCpuPercent: z
      .int()
      .min(1)
      .max(100)
      .describe('Load of the processors of the database in percent, from which on an alarm goes off.'),
    databaseFreeStoragePercent: z
      .int()
      .min(1)
      .max(99)
      .describe('Free part of `database.storageGiB` in percent, below which an alarm goes off.'),
    databaseFreeMemoryMiB: z
      .int()
      .min(1)
      .max(1_000_000)
      .describe('Free memory of the database in MiB, below which an alarm goes off.'),
    databaseConnectionCount: z
      .int()
      .min(1)
      .max(100_000)
      .describe(
        'Connections of the database from which on an alarm goes off. PostgreSQL of RDS takes about 110 for each GiB of memory.',
      ),
  })
  .meta({ id: 'Alarms', title: 'Alarms' });

/** What a person chooses of the alarms. */
export type AlarmsSettings = z.output<typeof alarmsSettings>;

/** What a person chooses about the dashboard. */
export const dashboardSettings = z
  .strictObject({
    enabled: z
      .boolean()
      .describe(
        'Make a CloudWatch dashboard of load balancer, instances and database: 3 USD a month, the first three of an account are free.',
      ),
  })
  .meta({ id: 'Dashboard', title: 'CloudWatch dashboard' });

/** What a person chooses of the dashboard. */
export type DashboardSettings = z.output<typeof dashboardSettings>;
