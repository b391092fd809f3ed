import type { Rule } from '../define-rule.js';
import aclAttached from './acl-attached.js';
import aclEveryPort from './acl-every-port.js';
import aclRemoteAdministration from './acl-remote-administration.js';
import blockPublicAccess from './block-public-access.js';
import databaseSubnets from './database-subnets.js';
import dedicatedNetwork from './dedicated-network.js';
import defaultAcl from './default-acl.js';
import endpointAllows from './endpoint-allows.js';
import endpointBuckets from './endpoint-buckets.js';
import endpointServiceAcceptance from './endpoint-service-acceptance.js';
import endpoints from './endpoints.js';
import flowLogs from './flow-logs.js';
import peeringRoutes from './peering-routes.js';
import publicAddresses from './public-addresses.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const vpcRules: readonly Rule[] = [
  dedicatedNetwork,
  flowLogs,
  publicAddresses,
  aclRemoteAdministration,
  aclEveryPort,
  aclAttached,
  databaseSubnets,
  endpoints,
  endpointServiceAcceptance,
  blockPublicAccess,
  peeringRoutes,
  defaultAcl,
  endpointBuckets,
  endpointAllows,
];
