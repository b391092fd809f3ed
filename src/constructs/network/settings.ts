import { z } from 'zod';
import { type OnlyWith, onlyWith } from '../only-with.js';

const vpcId = z.string().regex(/^vpc-[0-9a-f]{8,17}$/, 'an id such as vpc-0a1b2c3d4e5f60718');
const subnetIds = z
  .array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/, 'ids such as subnet-0a1b2c3d4e5f60718'))
  .min(2);
const lookupTags = z.record(z.string().min(1).max(128), z.string().max(256));

const existing: OnlyWith = { setting: 'mode', is: ['existing'] };
const dedicated: OnlyWith = { setting: 'mode', is: ['dedicated'] };

/** AWS services that can have an interface endpoint of their own, with a policy for what the environment calls of each. */
export const endpointServices = [
  'ssm',
  'ssmmessages',
  'ec2messages',
  'secretsmanager',
  'logs',
  'monitoring',
  'ec2',
  'kms',
  'sts',
] as const;

/** See `endpointServices`. */
export type EndpointService = (typeof endpointServices)[number];

/** Where the environment stands: a VPC of its own, the default VPC of the region, or a VPC that exists already. */
export const networkSettings = z
  .strictObject({
    mode: z
      .enum(['dedicated', 'default', 'existing'])
      .describe(
        '`dedicated`: a VPC of its own, with public subnets for the load balancer, private ones for the instances and isolated ones for the database; its NAT gateways and endpoints have a price. `default`: the default VPC of the region with its default subnets. `existing`: the VPC and subnets named here. An environment stays in its VPC: to move it, destroy it and deploy it again.',
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
    vpcTags: lookupTags
      .optional()
      .describe('Tags that exactly one VPC of the region has: it is looked up by them instead of `vpcId`.')
      .register(onlyWith, existing),
    subnetTags: lookupTags
      .optional()
      .describe('Tags of the subnets of the VPC that are meant by `subnetIds`, which are looked up by them.')
      .register(onlyWith, existing),
    loadBalancerSubnetTags: lookupTags
      .optional()
      .describe('Tags of the public subnets of the load balancer, instead of `loadBalancerSubnetIds`.')
      .register(onlyWith, existing),
    databaseSubnetTags: lookupTags
      .optional()
      .describe('Tags of the subnets of the DB subnet group, instead of `databaseSubnetIds`.')
      .register(onlyWith, existing),
    cidr: z
      .string()
      .regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, 'a block of addresses such as 10.0.0.0/20')
      .describe(
        'Addresses of the VPC: a private block from /16 to /22, a quarter of it for each zone and one kept free. It cannot be changed later; networks that are to be connected may not overlap.',
      )
      .register(onlyWith, dedicated),
    zones: z
      .literal([2, 3])
      .describe(
        'Availability Zones with subnets. Two can become three later: nothing that is there changes. Each zone costs what its NAT gateway and its endpoints cost.',
      )
      .register(onlyWith, dedicated),
    nat: z
      .enum(['none', 'one', 'per-zone'])
      .describe(
        'NAT gateways, through which the instances reach the internet. `per-zone`: one in each zone, so that none depends on another. `one`: without its zone, the instances of the others reach nothing outside. `none`: only what has an endpoint is reached. Each costs about 43 USD a month and 0.059 USD per GB (ap-southeast-1).',
      )
      .register(onlyWith, dedicated),
    interfaceEndpoints: z
      .array(z.enum(endpointServices))
      .optional()
      .describe(
        'AWS services that are reached inside the VPC, without the internet. S3 always has an endpoint, which costs nothing. Default: with `nat: none` those that instances need, otherwise none. Each costs about 9.50 USD a month and zone (ap-southeast-1).',
      )
      .register(onlyWith, dedicated),
    s3Buckets: z
      .array(z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'names of buckets'))
      .optional()
      .describe(
        'Buckets of the region, besides that of the environment, that instances reach through the endpoint of S3: its policy lets nothing else pass.',
      )
      .register(onlyWith, dedicated),
    egress: z
      .enum(['https', 'endpoints'])
      .optional()
      .describe(
        'Where instances may open connections to, besides the database. `https`: TCP 443 anywhere. `endpoints`: the endpoints of the VPC alone. Default: `endpoints` with `nat: none`, otherwise `https`.',
      )
      .register(onlyWith, dedicated),
    flowLogs: z
      .boolean()
      .describe(
        'Record every connection of the VPC, by the minute, in a log group with the key of `logs`. Costs 0.70 USD per GB that is recorded (ap-southeast-1).',
      )
      .register(onlyWith, dedicated),
    flowLogRetentionDays: z
      .int()
      .min(1)
      .max(3653)
      .describe(
        'Days for which CloudWatch Logs keeps flow logs, one of those that it offers: 30, 90, 365, 400 and others. Each GB that is kept costs 0.03 USD a month (ap-southeast-1).',
      )
      .register(onlyWith, dedicated),
  })
  .meta({ id: 'Network', title: 'Network' });

/** What a person chooses of the network: its VPC, subnets, and ways out. */
export type NetworkSettings = z.output<typeof networkSettings>;
