import { type Effect, type Effects, effectsOf } from '../effect.js';
import { byRank, protecting } from './by-value/protecting.js';

const launchTemplatePage = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html';

const refresh = [
  'instance-refresh',
  'makes a new version of the template, which instances get by the instance refresh of their group',
] as const;

const inTemplate = (off: string, on: string, level?: (value: unknown) => number) =>
  protecting({
    ...{ page: launchTemplatePage, gravity: 'instance-refresh', else: refresh[1] },
    ...{ off: `${off}, on the instances that an instance refresh starts` },
    ...{ on: `${on}, on the instances that an instance refresh starts` },
    ...(level === undefined ? {} : { level }),
  });

/** What changes of a launch template mean. */
export const launchTemplateEffects: Effects = {
  ...effectsOf(launchTemplatePage, {
    image_id: refresh,
    instance_type: refresh,
    user_data: refresh,
    metadata_options: refresh,
    block_device_mappings: refresh,
    iam_instance_profile: refresh,
    vpc_security_group_ids: refresh,
    network_interfaces: refresh,
    monitoring: refresh,
    tag_specifications: refresh,
    key_name: refresh,
    ebs_optimized: refresh,
    credit_specification: refresh,
    instance_market_options: refresh,
    placement: refresh,
    description: ['none', 'describes the version'],
    update_default_version: ['none', 'says which version is the default'],
    latest_version: ['none', 'counts the versions'],
    default_version: ['none', 'says which version is the default'],
  }),
  'metadata_options.http_tokens': inTemplate(
    'turns off the demand for IMDSv2: a forged request may read the credentials of the role',
    'turns on the demand for IMDSv2',
    byRank('optional', 'required'),
  ),
  'block_device_mappings.ebs.encrypted': inTemplate(
    'turns off the encryption of disks',
    'turns on the encryption of disks',
  ),
  'monitoring.enabled': inTemplate('turns off detailed monitoring', 'turns on detailed monitoring'),
  'network_interfaces.associate_public_ip_address': inTemplate(
    'opens instances to the internet: they get public addresses',
    'takes public addresses away',
    (value) => (value === true || value === 'true' ? 0 : 1),
  ),
};

const autoScalingGroupPage =
  'https://docs.aws.amazon.com/autoscaling/ec2/userguide/update-auto-scaling-group.html';

/** What changes of an Auto Scaling group mean. */
export const autoScalingGroupEffects: Effects = {
  ...effectsOf(autoScalingGroupPage, {
    launch_template: ['instance-refresh', 'replaces the instances, a part at a time'],
    mixed_instances_policy: ['instance-refresh', 'replaces the instances, a part at a time'],
    capacity_rebalance: ['none', 'says whether a spot instance gets its successor before AWS takes it back'],
    vpc_zone_identifier: [
      'instance-refresh',
      'starts instances in other subnets and ends those in the former ones',
    ],
    target_group_arns: ['downtime', 'moves the instances to other target groups'],
    load_balancers: ['downtime', 'moves the instances to other load balancers'],
    health_check_grace_period: ['none', 'changes how long a new instance may fail its check'],
    instance_refresh: ['none', 'says how later refreshes go'],
    wait_for_capacity_timeout: ['none', 'says how long Terraform waits'],
    termination_policies: ['none', 'says which instance ends first'],
    max_instance_lifetime: ['instance-refresh', 'replaces instances that are older'],
    default_instance_warmup: ['none', 'changes how long a new instance warms up'],
    enabled_metrics: ['none', 'sends other metrics'],
    tag: ['none', 'changes the tags of later instances'],
  }),
  health_check_type: protecting({
    ...{ page: autoScalingGroupPage, level: byRank('EC2', 'ELB') },
    off: 'turns off the check of the load balancer: instances that run and do not answer are not replaced',
    on: 'replaces instances that fail the check of the load balancer too',
    else: 'changes which failing instances are replaced',
  }),
  protect_from_scale_in: protecting({
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-protection.html',
    off: 'turns off the protection of later instances from scaling in',
    on: 'protects later instances from scaling in',
    else: 'counts for later instances',
  }),
  capacity_reservation_specification: {
    gravity: 'none',
    does: 'says whether later instances may use a capacity reservation',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/use-ec2-capacity-reservations.html',
  },
  min_size: (before, after) =>
    capacity(isLower(before, after) ? 'may end more instances' : 'starts instances where there are fewer'),
  max_size: (before, after) =>
    endingAll(after) ??
    capacity(isLower(before, after) ? 'ends instances where there are more' : 'may start more instances'),
  desired_capacity: (before, after) =>
    endingAll(after) ?? capacity(isLower(before, after) ? 'ends instances' : 'starts instances'),
};

const capacityPage = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html';

function capacity(does: string): Effect {
  return { gravity: 'none', does, page: capacityPage };
}

/** A group without an instance answers nobody. */
function endingAll(after: unknown): Effect | undefined {
  return after === 0 ? { gravity: 'downtime', does: 'ends all instances', page: capacityPage } : undefined;
}

function isLower(before: unknown, after: unknown): boolean {
  return typeof before === 'number' && typeof after === 'number' && after < before;
}

/** What changes of a scaling policy mean. */
export const scalingPolicyEffects: Effects = effectsOf(
  'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html',
  {
    policy_type: ['none', 'changes how the group is scaled'],
    target_tracking_configuration: ['none', 'starts or ends instances until the new target is held'],
  },
);

const schedulePage =
  'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html';

/** What changes of a scheduled action mean: they count from its next time on. */
export const scheduleEffects: Effects = effectsOf(schedulePage, {
  recurrence: ['none', 'changes when instances start or end'],
  time_zone: ['none', 'changes when instances start or end'],
  min_size: ['none', 'changes how many instances there are at least, from the next time on'],
  max_size: ['none', 'changes how many instances there are at most, from the next time on'],
  desired_capacity: ['none', 'changes how many instances there are, from the next time on'],
});
