import { DefaultNetworkAcl } from '@cdktn/provider-aws/lib/default-network-acl/index.js';
import { DefaultRouteTable } from '@cdktn/provider-aws/lib/default-route-table/index.js';
import { DefaultSecurityGroup } from '@cdktn/provider-aws/lib/default-security-group/index.js';
import { NetworkAcl } from '@cdktn/provider-aws/lib/network-acl/index.js';
import type { Vpc } from '@cdktn/provider-aws/lib/vpc/index.js';
import type { Construct } from 'constructs';
import type { NetworkInput } from './network-parts.js';
import type { ZoneSubnets } from './subnets.js';

const everywhere = '0.0.0.0/0';
const everything = { protocol: '-1', fromPort: 0, toPort: 0 };

interface Entry {
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidrBlock: string;
}

/**
 * The second lock behind the security groups. The internet reaches the ports that the load balancer serves, and nobody there SSH or RDP;
 * answers to what instances ask come back; the database talks to nobody outside of the VPC.
 * What AWS makes with a VPC (group, route table, access control list) lets nothing pass: whatever names none of its own stands alone.
 */
export function lockNetwork(
  scope: Construct,
  { settings, names }: NetworkInput,
  { vpc, zones }: { readonly vpc: Vpc; readonly zones: readonly ZoneSubnets[] },
): readonly NetworkAcl[] {
  const inside: Entry = { ...everything, cidrBlock: settings.cidr };
  const anywhere: Entry = { ...everything, cidrBlock: everywhere };
  const tcp = (fromPort: number, toPort = fromPort): Entry => ({
    ...{ protocol: 'tcp', fromPort, toPort, cidrBlock: everywhere },
  });
  // 3389 is RDP, and among the ports to which answers come.
  const answers = [tcp(1024, 3388), tcp(3390, 65_535)];
  const acl = (
    kind: 'public' | 'private' | 'database',
    ingress: readonly Entry[],
    egress: readonly Entry[],
  ) =>
    new NetworkAcl(scope, `${kind}_acl`, {
      vpcId: vpc.id,
      subnetIds: zones.map((zone) => zone[kind].id),
      ingress: numbered(ingress),
      egress: numbered(egress),
      tags: { Name: `${names.vpc}-${kind}` },
    });
  const unused = { tags: { Name: `${names.vpc}-unused` } };
  new DefaultSecurityGroup(scope, 'unused_group', { vpcId: vpc.id, ...unused });
  new DefaultRouteTable(scope, 'unused_routes', {
    defaultRouteTableId: vpc.defaultRouteTableId,
    route: [],
    ...unused,
  });
  new DefaultNetworkAcl(scope, 'unused_acl', {
    defaultNetworkAclId: vpc.defaultNetworkAclId,
    ...unused,
    // AWS puts every subnet here that has no list of its own.
    lifecycle: { ignoreChanges: ['subnet_ids'] },
  });
  return [
    acl('public', [inside, tcp(80), tcp(443), ...answers], [anywhere]),
    acl('private', [inside, ...answers], [anywhere]),
    acl('database', [inside], [inside]),
  ];
}

function numbered(entries: readonly Entry[]) {
  return entries.map((entry, index) => ({ ...entry, action: 'allow', ruleNo: (index + 1) * 100 }));
}
