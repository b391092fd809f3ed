import { DataAwsSubnets } from '@cdktn/provider-aws/lib/data-aws-subnets/index.js';
import { DataAwsVpc } from '@cdktn/provider-aws/lib/data-aws-vpc/index.js';
import type { Construct } from 'constructs';
import type { NetworkParts } from './network-parts.js';
import type { NetworkSettings } from './settings.js';

const byOthers = { publicRoutes: [], privateRoutes: [] };

/** The default VPC of the region with its default subnets. */
export function defaultNetwork(scope: Construct): NetworkParts {
  const vpc = new DataAwsVpc(scope, 'vpc', { default: true });
  const subnets = new DataAwsSubnets(scope, 'subnets', {
    filter: [
      { name: 'vpc-id', values: [vpc.id] },
      { name: 'default-for-az', values: ['true'] },
    ],
  });
  const { ids } = subnets;
  return {
    ...{ vpcId: vpc.id, subnetIds: ids, loadBalancerSubnetIds: ids, databaseSubnetIds: ids },
    ...byOthers,
  };
}

/**
 * A VPC that exists, and subnets of it: by the ids of the file, or by the tags that they have.
 * @throws Error when neither names the VPC, or the subnets.
 */
export function existingNetwork(scope: Construct, settings: NetworkSettings): NetworkParts {
  const { vpcTags, subnetTags, loadBalancerSubnetTags, databaseSubnetTags } = settings;
  const vpcId =
    settings.vpcId ??
    (vpcTags === undefined ? undefined : new DataAwsVpc(scope, 'existing_vpc', { tags: vpcTags }).id);
  if (vpcId === undefined) throw new Error('Network mode `existing` needs `vpcId` or `vpcTags`.');
  const tagged = (id: string, tags: Readonly<Record<string, string>> | undefined) =>
    tags === undefined
      ? undefined
      : new DataAwsSubnets(scope, id, { filter: [{ name: 'vpc-id', values: [vpcId] }], tags }).ids;
  const subnetIds = settings.subnetIds ?? tagged('existing_subnets', subnetTags);
  if (subnetIds === undefined) throw new Error('Network mode `existing` needs `subnetIds` or `subnetTags`.');
  return {
    vpcId,
    subnetIds,
    loadBalancerSubnetIds:
      settings.loadBalancerSubnetIds ??
      tagged('existing_load_balancer_subnets', loadBalancerSubnetTags) ??
      subnetIds,
    databaseSubnetIds:
      settings.databaseSubnetIds ?? tagged('existing_database_subnets', databaseSubnetTags) ?? subnetIds,
    ...byOthers,
  };
}
