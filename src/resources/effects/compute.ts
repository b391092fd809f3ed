import { type Effects, effectsOf } from '../effect.js';

const launchTemplatePage = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html';

const refresh = [
  'instance-refresh',
  'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
] as const;

/** What changes of a launch template mean. */
export const launchTemplateEffects: Effects = effectsOf(launchTemplatePage, {
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
});

const autoScalingGroupPage =
  'https://docs.aws.amazon.com/autoscaling/ec2/userguide/update-auto-scaling-group.html';

/** What changes of an Auto Scaling group mean. */
export const autoScalingGroupEffects: Effects = effectsOf(autoScalingGroupPage, {
  launch_template: ['instance-refresh', 'exchanges the instances by an instance refresh'],
  mixed_instances_policy: ['instance-refresh', 'exchanges the instances by an instance refresh'],
  vpc_zone_identifier: [
    'instance-refresh',
    'starts instances in other subnets and ends those in the former ones',
  ],
  target_group_arns: ['downtime', 'moves the instances to other target groups'],
  load_balancers: ['downtime', 'moves the instances to other load balancers'],
  min_size: ['none', 'starts instances where there are fewer'],
  max_size: ['none', 'ends instances where there are more'],
  desired_capacity: ['none', 'starts or ends instances'],
  health_check_type: ['none', 'changes which failing instances are replaced'],
  health_check_grace_period: ['none', 'changes how long a new instance may fail its check'],
  instance_refresh: ['none', 'says how later refreshes go'],
  wait_for_capacity_timeout: ['none', 'says how long Terraform waits'],
  termination_policies: ['none', 'says which instance ends first'],
  protect_from_scale_in: ['none', 'counts for later instances'],
  max_instance_lifetime: ['instance-refresh', 'replaces instances that are older'],
  default_instance_warmup: ['none', 'changes how long a new instance warms up'],
  enabled_metrics: ['none', 'sends other metrics'],
  tag: ['none', 'changes the tags of later instances'],
});
