import type { Effects } from '../effect.js';

const launchTemplatePage = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html';

/** What changes of a launch template mean. */
export const launchTemplateEffects: Effects = {
  image_id: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  instance_type: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  user_data: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  metadata_options: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  block_device_mappings: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  iam_instance_profile: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  vpc_security_group_ids: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  network_interfaces: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  monitoring: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  tag_specifications: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  key_name: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  ebs_optimized: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  credit_specification: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  instance_market_options: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  placement: {
    gravity: 'instance-refresh',
    does: 'makes a new version of the template: the instances of its group are exchanged by an instance refresh',
    page: launchTemplatePage,
  },
  description: { gravity: 'none', does: 'describes the version', page: launchTemplatePage },
  update_default_version: {
    gravity: 'none',
    does: 'says which version is the default',
    page: launchTemplatePage,
  },
  latest_version: { gravity: 'none', does: 'counts the versions', page: launchTemplatePage },
  default_version: { gravity: 'none', does: 'says which version is the default', page: launchTemplatePage },
};

const autoScalingGroupPage =
  'https://docs.aws.amazon.com/autoscaling/ec2/userguide/update-auto-scaling-group.html';

/** What changes of an Auto Scaling group mean. */
export const autoScalingGroupEffects: Effects = {
  launch_template: {
    gravity: 'instance-refresh',
    does: 'exchanges the instances by an instance refresh',
    page: autoScalingGroupPage,
  },
  mixed_instances_policy: {
    gravity: 'instance-refresh',
    does: 'exchanges the instances by an instance refresh',
    page: autoScalingGroupPage,
  },
  vpc_zone_identifier: {
    gravity: 'instance-refresh',
    does: 'starts instances in other subnets and ends those in the former ones',
    page: autoScalingGroupPage,
  },
  target_group_arns: {
    gravity: 'downtime',
    does: 'moves the instances to other target groups',
    page: autoScalingGroupPage,
  },
  load_balancers: {
    gravity: 'downtime',
    does: 'moves the instances to other load balancers',
    page: autoScalingGroupPage,
  },
  min_size: { gravity: 'none', does: 'starts instances where there are fewer', page: autoScalingGroupPage },
  max_size: { gravity: 'none', does: 'ends instances where there are more', page: autoScalingGroupPage },
  desired_capacity: { gravity: 'none', does: 'starts or ends instances', page: autoScalingGroupPage },
  health_check_type: {
    gravity: 'none',
    does: 'changes which failing instances are replaced',
    page: autoScalingGroupPage,
  },
  health_check_grace_period: {
    gravity: 'none',
    does: 'changes how long a new instance may fail its check',
    page: autoScalingGroupPage,
  },
  instance_refresh: { gravity: 'none', does: 'says how later refreshes go', page: autoScalingGroupPage },
  wait_for_capacity_timeout: {
    gravity: 'none',
    does: 'says how long Terraform waits',
    page: autoScalingGroupPage,
  },
  termination_policies: {
    gravity: 'none',
    does: 'says which instance ends first',
    page: autoScalingGroupPage,
  },
  protect_from_scale_in: { gravity: 'none', does: 'counts for later instances', page: autoScalingGroupPage },
  max_instance_lifetime: {
    gravity: 'instance-refresh',
    does: 'replaces instances that are older',
    page: autoScalingGroupPage,
  },
  default_instance_warmup: {
    gravity: 'none',
    does: 'changes how long a new instance warms up',
    page: autoScalingGroupPage,
  },
  enabled_metrics: { gravity: 'none', does: 'sends other metrics', page: autoScalingGroupPage },
  tag: { gravity: 'none', does: 'changes the tags of later instances', page: autoScalingGroupPage },
};
