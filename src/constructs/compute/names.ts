import type { NameRules } from '../name-rule.js';

/** AWS names of the launch template and the Auto Scaling Group. */
export interface ComputeNames {
  readonly autoScalingGroup: string;
  readonly launchTemplate: string;
  /** Tag `Name` of the instances and of what comes with them. */
  readonly instance: string;
  /** Target tracking by CPU, and by requests. */
  readonly scaleOnCpu: string;
  readonly scaleOnRequests: string;
  readonly offHoursBegin: string;
  readonly offHoursEnd: string;
}

export function computeNames({ suffix }: { readonly suffix: string }): ComputeNames {
  return {
    autoScalingGroup: `asg-${suffix}`,
    launchTemplate: `lt-${suffix}`,
    instance: `asg-instance-${suffix}`,
    scaleOnCpu: `scale-on-cpu-${suffix}`,
    scaleOnRequests: `scale-on-requests-${suffix}`,
    offHoursBegin: `off-hours-begin-${suffix}`,
    offHoursEnd: `off-hours-end-${suffix}`,
  };
}

/** Names of what belongs to a group: unique in it. */
const ofGroup = (resource: string) =>
  ({ resource, maxLength: 255, pattern: /^[^:]+$/, scope: 'account-region' }) as const;

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
  scaleOnCpu: ofGroup('aws_autoscaling_policy'),
  scaleOnRequests: ofGroup('aws_autoscaling_policy'),
  offHoursBegin: ofGroup('aws_autoscaling_schedule'),
  offHoursEnd: ofGroup('aws_autoscaling_schedule'),
};
