import type { StoredState } from '../e2e/state-bucket.js';

/** What AWS calls a kind of resource in its listings, and the attribute of the state that holds its name there. */
const listed: Readonly<Record<string, readonly [element: string, attribute: string]>> = {
  aws_autoscaling_group: ['AutoScalingGroupName', 'name'],
  aws_db_instance: ['DBInstanceIdentifier', 'identifier'],
  aws_db_parameter_group: ['DBParameterGroupName', 'name'],
  aws_db_subnet_group: ['DBSubnetGroupName', 'name'],
  aws_iam_instance_profile: ['InstanceProfileName', 'name'],
  aws_iam_role: ['RoleName', 'name'],
  aws_launch_template: ['launchTemplateName', 'name'],
  aws_lb: ['LoadBalancerName', 'name'],
  aws_lb_target_group: ['TargetGroupName', 'name'],
  aws_s3_bucket: ['bucket', 'bucket'],
  aws_security_group: ['groupName', 'name'],
};

/** What a state knows, in the words in which `inventory` tells what AWS holds. */
export function resourcesOfState(state: StoredState | undefined): readonly string[] {
  const managed = state?.resources.filter(({ mode }) => mode === 'managed') ?? [];
  return managed
    .flatMap(({ type, instances }) => {
      const names = listed[type];
      if (names === undefined) return [];
      return instances.map(({ attributes }) => `${names[0]} ${attributes[names[1]]}`);
    })
    .sort();
}
