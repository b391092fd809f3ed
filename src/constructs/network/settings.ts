import { z } from 'zod';
import { type OnlyWith, onlyWith } from '../only-with.js';

const vpcId = z.string().regex(/^vpc-[0-9a-f]{8,17}$/, 'an id such as vpc-0a1b2c3d4e5f60718');
const subnetIds = z
  .array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/, 'ids such as subnet-0a1b2c3d4e5f60718'))
  .min(2);

const existing: OnlyWith = { setting: 'mode', is: ['existing'] };

/** Where the environment stands: the default VPC of the region, or a VPC that exists already. */
export const networkSettings = z
  .strictObject({
    mode: z
      .enum(['default', 'existing'])
      .describe(
        '`default`: the default VPC of the region with its default subnets. `existing`: the VPC and subnets named here. An environment stays in its VPC: to move it, destroy it and deploy it again.',
      ),
    vpcId: vpcId.optional().describe('Id of the VPC.').register(onlyWith, existing),
    subnetIds: subnetIds
      .optional()
      .describe(
        'Subnets in at least two Availability Zones: for the instances, and for load balancer and database where those have no list of their own.',
      )
      .register(onlyWith, existing),
    loadBalancerSubnetIds: subnetIds
      .optional()
      .describe('Public subnets of the load balancer. Default: `subnetIds`.')
      .register(onlyWith, existing),
    databaseSubnetIds: subnetIds
      .optional()
      .describe('Subnets of the DB subnet group. Default: `subnetIds`.')
      .register(onlyWith, existing),
  })
  .meta({ id: 'Network', title: 'Network' });

/** What a person chooses of the network: its VPC and subnets. */
export type NetworkSettings = z.output<typeof networkSettings>;
