import { z } from 'zod';

/** What a person chooses about logs. */
export const logsSettings = z
  .strictObject({
    bucket: z
      .string()
      .min(3)
      .max(63)
      .regex(/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/, 'lower case letters, digits, dots and hyphens')
      .optional()
      .describe(
        'S3 bucket for the access logs of load balancer and bucket, in the account and region of the environment. `multienv bootstrap` makes it. Default: `multienv-logs-{accountId}-{region}`.',
      ),
    managed: z
      .boolean()
      .describe(
        'Make the log groups of database, application and system, with their retention. Without it RDS makes its own groups, which keep everything for ever.',
      ),
    retentionDays: z
      .int()
      .min(1)
      .max(3653)
      .describe(
        'Days for which CloudWatch Logs keeps a line, one of those that it offers: 30, 90, 365, 400 and others. Each GB that is kept costs 0.03 USD a month.',
      ),
    ownKey: z
      .boolean()
      .describe(
        'Encrypt the log groups, flow logs and those of the web ACL too, with a key of AWS KMS that the stack makes, 1 USD a month: reading the logs then takes two permissions.',
      ),
    kmsKeyArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/, 'the ARN of a KMS key')
      .optional()
      .describe(
        'A key of AWS KMS that there is already, instead of one of the stack. Its policy has to let CloudWatch Logs of the region use it.',
      ),
    agent: z
      .boolean()
      .describe(
        'Install the CloudWatch agent on the instances, so that the logs of application and system arrive: 0.70 USD for each GB. It needs Amazon Linux 2023.',
      ),
  })
  .meta({ id: 'Logs', title: 'Logs and log groups' });

/** What a person chooses of the logs. */
export type LogsSettings = z.output<typeof logsSettings>;
