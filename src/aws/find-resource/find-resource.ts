import type { AwsTarget } from '../target.js';
import type { FoundResource, KnownNames, Lookups } from './lookup.js';

/** The lookups of each resource type that AWS knows by a name; a service's SDK is loaded when it is asked. */
const services: Readonly<Record<string, (target: AwsTarget) => Promise<Lookups>>> = {
  aws_autoscaling_group: async (target) => (await import('./auto-scaling.js')).autoScalingLookups(target),
  aws_db_instance: rds,
  aws_db_parameter_group: rds,
  aws_db_subnet_group: rds,
  aws_iam_instance_profile: iam,
  aws_iam_role: iam,
  aws_launch_template: ec2,
  aws_lb: elb,
  aws_lb_listener: elb,
  aws_lb_target_group: elb,
  aws_s3_bucket: async (target) => (await import('./s3.js')).s3Lookups(target),
  aws_secretsmanager_secret: async (target) => (await import('./secrets.js')).secretLookups(target),
  aws_security_group: ec2,
  aws_vpc_security_group_egress_rule: ec2,
  aws_vpc_security_group_ingress_rule: ec2,
};

async function rds(target: AwsTarget): Promise<Lookups> {
  return (await import('./rds.js')).rdsLookups(target);
}

async function iam(target: AwsTarget): Promise<Lookups> {
  return (await import('./iam.js')).iamLookups(target);
}

async function ec2(target: AwsTarget): Promise<Lookups> {
  return (await import('./ec2.js')).ec2Lookups(target);
}

async function elb(target: AwsTarget): Promise<Lookups> {
  return (await import('./elastic-load-balancing.js')).elasticLoadBalancingLookups(target);
}

/** Whether AWS can be asked for a resource of that type by its names. */
export function canBeFound(resourceType: string): boolean {
  return resourceType in services;
}

/**
 * Asks AWS for a resource by what a plan knew of it.
 * @throws UserError `aws-…`
 */
export async function findResource(
  target: AwsTarget,
  { resourceType, names }: { readonly resourceType: string; readonly names: KnownNames },
): Promise<FoundResource | undefined> {
  const lookups = await services[resourceType]?.(target);
  return lookups?.[resourceType]?.(names);
}
