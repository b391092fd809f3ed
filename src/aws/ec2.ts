import type { EC2Client } from '@aws-sdk/client-ec2';
import { clientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** A subnet, as far as an environment cares. */
export interface Subnet {
  readonly id: string;
  readonly vpcId: string;
  readonly zone: string;
  /** Addresses that nobody has yet; undefined where EC2 does not say. */
  readonly freeAddresses: number | undefined;
}

/** Where the default route of a subnet leads: straight to the internet, somewhere else, or nowhere. */
export type DefaultRoute = 'internet-gateway' | 'elsewhere' | 'none';

/** An AMI. */
interface MachineImage {
  /** Such as `available`. */
  readonly state: string;
  readonly architecture: string;
  readonly rootDevice: string;
  /** From then on AWS no longer shows it in lists. */
  readonly deprecatedSince: Date | undefined;
  /** Undefined where EC2 does not say. */
  readonly createdAt: Date | undefined;
}

/** The few questions that this product has for EC2. */
export interface Ec2 {
  /** `opt-in-not-required`, `opted-in` or `not-opted-in`; undefined for a region that AWS does not know. */
  readonly regionStatus: (region: string) => Promise<string | undefined>;
  readonly defaultVpcId: () => Promise<string | undefined>;
  /** The one VPC that has all of these tags; undefined where none has, or several. */
  readonly vpcIdByTags: (tags: Readonly<Record<string, string>>) => Promise<string | undefined>;
  /** Every VPC with its blocks of IPv4 addresses. */
  readonly vpcBlocks: () => Promise<readonly { readonly id: string; readonly blocks: readonly string[] }[]>;
  /** Names of the zones that every account has, as a VPC of its own takes them. */
  readonly zones: () => Promise<readonly string[]>;
  /** How many Elastic IP addresses the account has in the region. */
  readonly elasticIps: () => Promise<number>;
  readonly hasVpc: (id: string) => Promise<boolean>;
  /** The default subnets of a VPC. */
  readonly defaultSubnets: (vpcId: string) => Promise<readonly Subnet[]>;
  /** Those of the ids that exist. */
  readonly subnets: (ids: readonly string[]) => Promise<readonly Subnet[]>;
  /** Subnets of a VPC that have all of these tags. */
  readonly subnetsByTags: (
    vpcId: string,
    tags: Readonly<Record<string, string>>,
  ) => Promise<readonly Subnet[]>;
  /** By the id of a subnet. */
  readonly defaultRoutes: (
    vpcId: string,
    subnetIds: readonly string[],
  ) => Promise<ReadonlyMap<string, DefaultRoute>>;
  readonly image: (id: string) => Promise<MachineImage | undefined>;
  /** CPU architectures of an instance type; undefined for a type that the region does not know. */
  readonly architectures: (instanceType: string) => Promise<readonly string[] | undefined>;
  /** Zones of the region that offer an instance type. */
  readonly zonesOffering: (instanceType: string) => Promise<readonly string[]>;
}

const absent = {
  region: ['InvalidParameterValue'],
  vpc: ['InvalidVpcID.NotFound'],
  image: ['InvalidAMIID.NotFound', 'InvalidAMIID.Unavailable'],
};

/** Opens EC2 with the credentials of the environment. */
export async function openEc2(target: AwsTarget): Promise<Ec2> {
  const sdk = await import('@aws-sdk/client-ec2');
  const client = new sdk.EC2Client(await clientConfig(target, 'EC2'));
  const ask = <T>(work: (client: EC2Client) => Promise<T>, missing?: readonly string[]) =>
    send(() => work(client), { service: 'EC2', target, absent: missing ?? [] });
  const findSubnets = async (filters: Readonly<Record<string, readonly string[]>>) => {
    const Filters = Object.entries(filters).map(([Name, Values]) => ({ Name, Values: [...Values] }));
    const answer = await ask((c) => c.send(new sdk.DescribeSubnetsCommand({ Filters })));
    return (answer?.Subnets ?? []).map((found) => ({
      id: found.SubnetId ?? '',
      vpcId: found.VpcId ?? '',
      zone: found.AvailabilityZone ?? '',
      freeAddresses: found.AvailableIpAddressCount,
    }));
  };
  return {
    regionStatus: async (region) => {
      const command = new sdk.DescribeRegionsCommand({ RegionNames: [region], AllRegions: true });
      return (await ask((c) => c.send(command), absent.region))?.Regions?.[0]?.OptInStatus;
    },
    defaultVpcId: async () => {
      const command = new sdk.DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] });
      return (await ask((c) => c.send(command)))?.Vpcs?.[0]?.VpcId;
    },
    vpcIdByTags: async (tags) => {
      const found = (await ask((c) => c.send(new sdk.DescribeVpcsCommand({ Filters: tagFilters(tags) }))))
        ?.Vpcs;
      return found?.length === 1 ? found[0]?.VpcId : undefined;
    },
    vpcBlocks: async () =>
      ((await ask((c) => c.send(new sdk.DescribeVpcsCommand({}))))?.Vpcs ?? []).map(
        ({ VpcId = '', CidrBlock, CidrBlockAssociationSet = [] }) => ({
          id: VpcId,
          blocks: [CidrBlock, ...CidrBlockAssociationSet.map((one) => one.CidrBlock)].flatMap(
            (one) => one ?? [],
          ),
        }),
      ),
    zones: async () => {
      const command = new sdk.DescribeAvailabilityZonesCommand({
        Filters: [{ Name: 'opt-in-status', Values: ['opt-in-not-required'] }],
      });
      const answer = await ask((c) => c.send(command));
      return (answer?.AvailabilityZones ?? []).flatMap(({ ZoneName }) => ZoneName ?? []).sort();
    },
    elasticIps: async () =>
      ((await ask((c) => c.send(new sdk.DescribeAddressesCommand({}))))?.Addresses ?? []).length,
    hasVpc: async (id) => {
      const answer = await ask((c) => c.send(new sdk.DescribeVpcsCommand({ VpcIds: [id] })), absent.vpc);
      return (answer?.Vpcs ?? []).length > 0;
    },
    defaultSubnets: (vpcId) => findSubnets({ 'vpc-id': [vpcId], 'default-for-az': ['true'] }),
    // As a filter, because a missing id would end a request that names it.
    subnets: (ids) => findSubnets({ 'subnet-id': ids }),
    subnetsByTags: (vpcId, tags) =>
      findSubnets({
        'vpc-id': [vpcId],
        ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`tag:${key}`, [value]])),
      }),
    defaultRoutes: async (vpcId, subnetIds) => {
      const command = new sdk.DescribeRouteTablesCommand({
        Filters: [{ Name: 'vpc-id', Values: [vpcId] }],
      });
      const tables = (await ask((c) => c.send(command)))?.RouteTables ?? [];
      const main = tables.find(({ Associations = [] }) => Associations.some(({ Main }) => Main === true));
      return new Map(
        subnetIds.map((id) => {
          const own = tables.find(({ Associations = [] }) =>
            Associations.some(({ SubnetId }) => SubnetId === id),
          );
          const route = (own ?? main)?.Routes?.find(
            ({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0',
          );
          return [id, defaultRoute(route?.GatewayId, route !== undefined)];
        }),
      );
    },
    image: async (id) => {
      const answer = await ask(
        (c) => c.send(new sdk.DescribeImagesCommand({ ImageIds: [id], IncludeDeprecated: true })),
        absent.image,
      );
      const found = answer?.Images?.[0];
      if (found === undefined) return undefined;
      const { State = '', Architecture = '', RootDeviceName = '', DeprecationTime, CreationDate } = found;
      const deprecatedSince = DeprecationTime === undefined ? undefined : new Date(DeprecationTime);
      const createdAt = CreationDate === undefined ? undefined : new Date(CreationDate);
      return {
        ...{ state: State, architecture: Architecture, rootDevice: RootDeviceName },
        ...{ deprecatedSince, createdAt },
      };
    },
    architectures: async (instanceType) => {
      // As a filter, because the SDK would let only types be named that it knows.
      const command = new sdk.DescribeInstanceTypesCommand({
        Filters: [{ Name: 'instance-type', Values: [instanceType] }],
      });
      const answer = await ask((c) => c.send(command));
      return answer?.InstanceTypes?.[0]?.ProcessorInfo?.SupportedArchitectures;
    },
    zonesOffering: async (instanceType) => {
      const command = new sdk.DescribeInstanceTypeOfferingsCommand({
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: [instanceType] }],
      });
      const answer = await ask((c) => c.send(command));
      return (answer?.InstanceTypeOfferings ?? []).flatMap(({ Location }) => Location ?? []);
    },
  };
}

function tagFilters(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([key, value]) => ({ Name: `tag:${key}`, Values: [value] }));
}

function defaultRoute(gatewayId: string | undefined, exists: boolean): DefaultRoute {
  if (gatewayId?.startsWith('igw-') === true) return 'internet-gateway';
  return exists ? 'elsewhere' : 'none';
}
