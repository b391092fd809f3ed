import type { NameRules } from '../name-rule.js';

/** AWS names of the launch template and the Auto Scaling Group. */
export interface ComputeNames {
  readonly autoScalingGroup: string;
  readonly launchTemplate: string;
  /** Tag `Name` of the instances and of what comes with them. */
  readonly instance: string;
}

export function computeNames({ suffix }: { readonly suffix: string }): ComputeNames {
  return {
    autoScalingGroup: `asg-${suffix}`,
    launchTemplate: `lt-${suffix}`,
    instance: `asg-instance-${suffix}`,
  };
}

export const computeNameRules: NameRules<ComputeNames> = {
  autoScalingGroup: {
    resource: 'aws_autoscaling_group',
    maxLength: 255,
    pattern: /^[^:]+$/,
    scope: 'account-region',
  },
  launchTemplate: {
    resource: 'aws_launch_template',
    maxLength: 128,
    pattern: /^[\w().\-/]{3,}$/,
    scope: 'account-region',
  },
  instance: { resource: 'aws_instance', maxLength: 256, pattern: /^[\w .:/=+@-]+$/, scope: 'account-region' },
};
