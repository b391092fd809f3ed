import { architectureOf } from './architecture.js';

/**
 * Public SSM parameter with the newest Amazon Linux 2023 for the architecture of an instance type.
 * Source: https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
export function newestAmazonLinuxParameter(instanceType: string): string {
  return `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architectureOf(instanceType)}`;
}
