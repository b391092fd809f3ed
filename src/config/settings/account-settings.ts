import { z } from 'zod';
import { onlyWith } from '../../constructs/only-with.js';

/** Which AWS account and region an environment lives in, and how to get there. */
export const accountSettings = z
  .strictObject({
    region: z.string().describe('AWS region, for example ap-southeast-1.'),
    accountId: z
      .string()
      .regex(/^\d{12}$/, 'twelve digits, quoted')
      .optional()
      .describe('AWS account id, quoted. With it Terraform refuses to work in any other account.'),
    profile: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .describe('Profile of your AWS configuration files. Default: the usual credential chain.'),
    roleArn: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
        'an IAM role ARN such as arn:aws:iam::111122223333:role/deploy',
      )
      .optional()
      .describe('IAM role that Terraform assumes.'),
    externalId: z
      .string()
      // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
      .regex(/^[\w+=,.@:/-]{2,1224}$/, '2 to 1224 letters, digits and _ + = , . @ : / -')
      .optional()
      .describe('External id that the trust policy of `aws.roleArn` asks for.')
      .register(onlyWith, { setting: 'roleArn', is: 'set' }),
  })
  .meta({ id: 'Aws', title: 'AWS account and region' });

export type AccountSettings = z.output<typeof accountSettings>;

/** Tags added to the four that every resource carries. */
export const tagSettings = z
  .record(z.string().min(1).max(128), z.string().max(256))
  .meta({ id: 'Tags', title: 'Tags' })
  .describe(
    'More tags for every resource. Project, Environment, EnvironmentSuffix, ManagedBy and Name are set already and cannot be replaced.',
  );
