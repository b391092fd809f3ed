import { Eip } from '@cdktn/provider-aws/lib/eip/index.js';
import { InternetGateway } from '@cdktn/provider-aws/lib/internet-gateway/index.js';
import { NatGateway } from '@cdktn/provider-aws/lib/nat-gateway/index.js';
import { Route } from '@cdktn/provider-aws/lib/route/index.js';
import { RouteTable } from '@cdktn/provider-aws/lib/route-table/index.js';
import { RouteTableAssociation } from '@cdktn/provider-aws/lib/route-table-association/index.js';
import type { Subnet } from '@cdktn/provider-aws/lib/subnet/index.js';
import type { Vpc } from '@cdktn/provider-aws/lib/vpc/index.js';
import type { ITerraformDependable } from 'cdktn';
import type { Construct } from 'constructs';
import type { NetworkInput } from './network-parts.js';
import type { ZoneSubnets } from './subnets.js';

const everywhere = '0.0.0.0/0';

/** The ways out of a VPC of its own. */
export interface Routes {
  /** One route table for each zone, so that another NAT mode changes routes and nothing else. */
  readonly privateTables: readonly RouteTable[];
  readonly publicRoutes: readonly ITerraformDependable[];
  readonly privateRoutes: readonly ITerraformDependable[];
  readonly natAddresses: readonly string[];
}

/** Internet gateway, NAT gateways and route tables. Subnets of the database have a table without any route. */
export function makeRoutes(
  scope: Construct,
  { settings, names }: NetworkInput,
  { vpc, zones }: { readonly vpc: Vpc; readonly zones: readonly ZoneSubnets[] },
): Routes {
  const named = (part: string) => ({ tags: { Name: `${names.vpc}-${part}` } });
  const table = (id: string, name: string) => new RouteTable(scope, id, { vpcId: vpc.id, ...named(name) });
  const associate = (id: string, subnet: Subnet, { id: routeTableId }: RouteTable) =>
    new RouteTableAssociation(scope, id, { subnetId: subnet.id, routeTableId });

  const gateway = new InternetGateway(scope, 'internet_gateway', {
    vpcId: vpc.id,
    ...named('internet-gateway'),
  });
  const publicTable = table('public_routes', 'public');
  const toInternet = new Route(scope, 'public_internet', {
    routeTableId: publicTable.id,
    destinationCidrBlock: everywhere,
    gatewayId: gateway.id,
  });
  const databaseTable = table('database_routes', 'database');
  const publicAssociations = zones.map((zone) =>
    associate(`public_routes_of_${zone.number}`, zone.public, publicTable),
  );
  for (const zone of zones) associate(`database_routes_of_${zone.number}`, zone.database, databaseTable);

  const nats = zones.slice(0, natCount(settings.nat, zones.length)).map((zone) => {
    const address = new Eip(scope, `nat_address_${zone.number}`, {
      domain: 'vpc',
      ...named(`nat-${zone.number}`),
      // An address of a VPC needs its internet gateway, when it comes and when it goes.
      dependsOn: [gateway],
    });
    const nat = new NatGateway(scope, `nat_${zone.number}`, {
      allocationId: address.id,
      subnetId: zone.public.id,
      ...named(`nat-${zone.number}`),
      dependsOn: [toInternet],
    });
    return { nat, address };
  });

  const privateTables = zones.map((zone) => table(`private_routes_${zone.number}`, `private-${zone.number}`));
  const privateRoutes = zones.flatMap((zone, index): ITerraformDependable[] => {
    const own = privateTables[index];
    if (own === undefined) return [];
    const association = associate(`private_routes_of_${zone.number}`, zone.private, own);
    const way = nats[index] ?? nats[0];
    if (way === undefined) return [association];
    const out = new Route(scope, `private_nat_${zone.number}`, {
      routeTableId: own.id,
      destinationCidrBlock: everywhere,
      natGatewayId: way.nat.id,
    });
    return [association, out];
  });
  return {
    privateTables,
    publicRoutes: [toInternet, ...publicAssociations],
    privateRoutes,
    natAddresses: nats.map(({ address }) => address.publicIp),
  };
}

function natCount(nat: NetworkInput['settings']['nat'], zones: number): number {
  return { none: 0, one: 1, 'per-zone': zones }[nat];
}
