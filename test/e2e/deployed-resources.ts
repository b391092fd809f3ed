/** What AWS holds after a deploy of dev-001, as `inventory` tells it: secrets not. */
export const deployedResources = [
  'AutoScalingGroupName asg-dev-001',
  'DBInstanceIdentifier postgres-dev-001',
  'DBParameterGroupName postgres15-dev-001',
  'DBSubnetGroupName db-subnet-group-dev-001',
  'InstanceProfileName ec2-profile-dev-001',
  'LoadBalancerName alb-dev-001',
  'RoleName ec2-role-dev-001',
  'TargetGroupName tg-dev-001',
  'bucket app-data-dev-001',
  'groupName alb-sg-dev-001',
  'groupName app-sg-dev-001',
  'groupName db-sg-dev-001',
  'launchTemplateName lt-dev-001',
];
