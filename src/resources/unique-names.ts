/** By type: the attributes that no two resources may share at a time, so that a new one cannot be made before the old one goes. */
export const uniqueNames: Readonly<Record<string, readonly string[]>> = {
  aws_autoscaling_group: ['name'],
  aws_backup_vault: ['name'],
  aws_cloudwatch_log_group: ['name'],
  aws_db_event_subscription: ['name'],
  aws_db_instance: ['identifier'],
  aws_db_parameter_group: ['name'],
  aws_db_subnet_group: ['name'],
  aws_dynamodb_table: ['name'],
  aws_ecr_repository: ['name'],
  aws_iam_instance_profile: ['name'],
  aws_iam_policy: ['name'],
  aws_iam_role: ['name'],
  aws_kms_alias: ['name'],
  aws_launch_template: ['name'],
  aws_lb: ['name'],
  aws_lb_listener: ['load_balancer_arn', 'port'],
  aws_lb_target_group: ['name'],
  aws_rds_cluster: ['cluster_identifier'],
  aws_s3_bucket: ['bucket'],
  aws_secretsmanager_secret: ['name'],
  aws_security_group: ['name', 'vpc_id'],
  aws_wafv2_web_acl: ['name', 'scope'],
};

/** Types whose names one region takes for all regions of the account. */
export const namesOfTheAccount: ReadonlySet<string> = new Set([
  'aws_iam_instance_profile',
  'aws_iam_policy',
  'aws_iam_role',
]);

/** By type: the attribute by which others use a resource, and the one of theirs that holds it (any, where an id or ARN is unmistakable). */
export const usedBy: Readonly<Record<string, { readonly own: string; readonly theirs?: string }>> = {
  aws_db_parameter_group: { own: 'name', theirs: 'parameter_group_name' },
  aws_db_subnet_group: { own: 'name', theirs: 'db_subnet_group_name' },
  aws_iam_policy: { own: 'arn' },
  aws_lb_target_group: { own: 'arn' },
  aws_security_group: { own: 'id' },
};
