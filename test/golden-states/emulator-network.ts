import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { EmulatorNetwork } from './environments.js';

/** The default network of an emulator in the default region. */
export async function emulatorNetwork(endpoint: string): Promise<EmulatorNetwork> {
  const ec2 = new EC2Client({
    endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'MULTIENV123456789012', secretAccessKey: 'sandbox' },
  });
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'default-for-az', Values: ['true'] }] }),
  );
  const subnetIds = Object.fromEntries(
    Subnets.map(({ AvailabilityZone = '', SubnetId = '' }) => [AvailabilityZone, SubnetId] as const).sort(),
  );
  const vpcId = Subnets[0]?.VpcId;
  if (vpcId === undefined) throw new Error('The emulator has no default network.');
  return { vpcId, subnetIds };
}
