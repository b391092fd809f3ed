import type { Application, Foundation } from './stack-parts.js';

interface EnvironmentOutput {
  readonly name: string;
  readonly description: string;
  readonly value: string;
}

/** What an environment tells the world about itself: nothing of it is secret. */
export function environmentOutputs(parts: Foundation & Application): readonly EnvironmentOutput[] {
  const { network, loadBalancer, database, bucket, compute } = parts;
  return [
    { name: 'alb_arn', description: 'ARN of the Application Load Balancer.', value: loadBalancer.arn },
    {
      name: 'alb_dns_name',
      description: 'DNS name of the Application Load Balancer.',
      value: loadBalancer.dnsName,
    },
    {
      name: 'app_url',
      description: 'Address of the application.',
      value: loadBalancer.url,
    },
    { name: 'asg_name', description: 'Name of the Auto Scaling Group.', value: compute.autoScalingGroupName },
    { name: 'bucket_arn', description: 'ARN of the S3 bucket.', value: bucket.arn },
    { name: 'bucket_name', description: 'Name of the S3 bucket.', value: bucket.name },
    { name: 'db_address', description: 'Host name of the database.', value: database.address },
    { name: 'db_endpoint', description: 'Host and port of the database.', value: database.endpoint },
    {
      name: 'db_secret_arn',
      description: 'ARN of the secret that holds the password of the database.',
      value: database.secretArn,
    },
    { name: 'vpc_id', description: 'Id of the VPC.', value: network.vpcId },
  ];
}
