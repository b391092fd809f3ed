import type { Place } from '../../conditions/related-by-any.js';

/** Where the resources of AWS name an instance profile. */
export const profileUsers: readonly Place[] = [
  { type: 'aws_launch_template', path: 'iam_instance_profile.name' },
  { type: 'aws_launch_template', path: 'iam_instance_profile.arn' },
  { type: 'aws_launch_configuration', path: 'iam_instance_profile' },
  { type: 'aws_instance', path: 'iam_instance_profile' },
  { type: 'aws_spot_instance_request', path: 'iam_instance_profile' },
  { type: 'aws_spot_fleet_request', path: 'launch_specification.iam_instance_profile' },
  { type: 'aws_spot_fleet_request', path: 'launch_specification.iam_instance_profile_arn' },
  { type: 'aws_batch_compute_environment', path: 'compute_resources.instance_role' },
  { type: 'aws_elastic_beanstalk_environment', path: 'setting.value' },
  { type: 'aws_emr_cluster', path: 'ec2_attributes.instance_profile' },
  { type: 'aws_imagebuilder_infrastructure_configuration', path: 'instance_profile_name' },
  { type: 'aws_opsworks_stack', path: 'default_instance_profile_arn' },
  { type: 'output', path: 'value' },
];

/** Where the resources of AWS name a role that EC2 may assume. */
export const instanceRoleUsers: readonly Place[] = [
  { type: 'aws_iam_instance_profile', path: 'role' },
  { type: 'aws_iam_instance_profile', path: 'roles' },
  { type: 'aws_eks_node_group', path: 'node_role_arn' },
  { type: 'aws_eks_fargate_profile', path: 'pod_execution_role_arn' },
  { type: 'aws_eks_access_entry', path: 'principal_arn' },
  { type: 'output', path: 'value' },
];
