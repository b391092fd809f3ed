import type { EnvironmentNames } from './environment-names.js';

/** Within what a name must be unique. */
export type NameScope = 'global' | 'account' | 'account-region';

/** AWS's rule for one kind of name. */
export interface NameRule {
  /** Terraform resource type. */
  readonly resource: string;
  readonly maxLength: number;
  readonly pattern: RegExp;
  readonly scope: NameScope;
}

const wordsWithHyphens = /^[A-Za-z0-9-]+$/;
const rdsIdentifier = /^[a-z](?!.*--)[a-z0-9-]*[a-z0-9]$/;
const iamName = /^[\w+=,.@-]+$/;
const regional = { scope: 'account-region' } as const;
const securityGroup = {
  resource: 'aws_security_group',
  maxLength: 255,
  pattern: /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]+$/,
  ...regional,
};

/** AWS's rules for every derived name; lengths and characters from the API reference of each service. */
export const nameRules: Readonly<Record<keyof EnvironmentNames, NameRule>> = {
  loadBalancer: { resource: 'aws_lb', maxLength: 32, pattern: wordsWithHyphens, ...regional },
  targetGroup: { resource: 'aws_lb_target_group', maxLength: 32, pattern: wordsWithHyphens, ...regional },
  autoScalingGroup: { resource: 'aws_autoscaling_group', maxLength: 255, pattern: /^[^:]+$/, ...regional },
  launchTemplate: {
    resource: 'aws_launch_template',
    maxLength: 128,
    pattern: /^[\w().\-/]{3,}$/,
    ...regional,
  },
  albSecurityGroup: securityGroup,
  appSecurityGroup: securityGroup,
  dbSecurityGroup: securityGroup,
  dbSubnetGroup: { resource: 'aws_db_subnet_group', maxLength: 255, pattern: /^[a-z0-9._ -]+$/, ...regional },
  dbInstance: { resource: 'aws_db_instance', maxLength: 63, pattern: rdsIdentifier, ...regional },
  dbParameterGroup: {
    resource: 'aws_db_parameter_group',
    maxLength: 255,
    pattern: rdsIdentifier,
    ...regional,
  },
  ec2Role: { resource: 'aws_iam_role', maxLength: 64, pattern: iamName, scope: 'account' },
  instanceProfile: {
    resource: 'aws_iam_instance_profile',
    maxLength: 128,
    pattern: iamName,
    scope: 'account',
  },
  bucket: {
    resource: 'aws_s3_bucket',
    maxLength: 63,
    pattern: /^[a-z0-9][a-z0-9.-]+[a-z0-9]$/,
    scope: 'global',
  },
  passwordSecret: {
    resource: 'aws_secretsmanager_secret',
    maxLength: 512,
    pattern: /^[\w/+=.@-]+$/,
    ...regional,
  },
  finalSnapshot: { resource: 'aws_db_snapshot', maxLength: 255, pattern: rdsIdentifier, ...regional },
};
