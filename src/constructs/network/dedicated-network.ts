import { Vpc } from '@cdktn/provider-aws/lib/vpc/index.js';
import type { Construct } from 'constructs';
import { makeFlowLogs } from './flow-logs.js';
import { lockNetwork } from './network-acls.js';
import type { NetworkInput, NetworkParts } from './network-parts.js';
import { makeRoutes } from './routes.js';
import { makeS3Endpoint } from './s3-endpoint.js';
import { makeSubnets } from './subnets.js';

/** A VPC of its own: public subnets for the load balancer, private ones for the instances, isolated ones for the database. */
export function dedicatedNetwork(scope: Construct, input: NetworkInput): NetworkParts {
  const { settings, names } = input;
  const vpc = new Vpc(scope, 'vpc', {
    cidrBlock: settings.cidr,
    enableDnsSupport: true,
    // Without it, the names of AWS services would not lead to the endpoints.
    enableDnsHostnames: true,
    tags: { Name: names.vpc },
  });
  const zones = makeSubnets(scope, input, vpc);
  const routes = makeRoutes(scope, input, { vpc, zones });
  const acls = lockNetwork(scope, input, { vpc, zones });
  const s3 = makeS3Endpoint(scope, input, { vpc, tables: routes.privateTables });
  if (settings.flowLogs) makeFlowLogs(scope, input, vpc);
  return {
    vpcId: vpc.id,
    subnetIds: zones.map((zone) => zone.private.id),
    loadBalancerSubnetIds: zones.map((zone) => zone.public.id),
    databaseSubnetIds: zones.map((zone) => zone.database.id),
    publicRoutes: [...routes.publicRoutes, ...acls],
    privateRoutes: [...routes.privateRoutes, ...acls, s3],
    own: { accountId: vpc.ownerId, s3PrefixListId: s3.prefixListId, natAddresses: routes.natAddresses },
  };
}
