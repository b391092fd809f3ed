import { type Effect, type Effects, effectsOf } from '../effect.js';
import { byPolicy } from './by-value/policy-change.js';
import { protecting, unlessTrue } from './by-value/protecting.js';

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const natPage = `${guide}/vpc-nat-gateway.html`;
const routePage = `${guide}/VPC_Route_Tables.html`;
const aclPage = `${guide}/vpc-network-acls.html`;
const endpointPage = 'https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html';
const endpointPolicyPage = 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html';

/** What changes of a VPC mean. */
export const vpcEffects: Effects = effectsOf(`${guide}/vpc-dns.html`, {
  enable_dns_support: ['downtime', 'starts or ends the resolution of names in the VPC'],
  enable_dns_hostnames: ['access', 'changes whether names of AWS services lead to the endpoints of the VPC'],
});

const subnetPage = `${guide}/subnet-public-ip.html`;

/** What changes of a subnet mean. */
export const subnetEffects: Effects = {
  map_public_ip_on_launch: protecting({
    ...{ page: subnetPage, gravity: 'access', level: unlessTrue },
    off: 'gives a public address to what is started in the subnet from now on',
    on: 'gives no public address to what is started in the subnet from now on',
    else: 'changes whether what is started in the subnet gets a public address',
  }),
};

/** What changes of an internet gateway mean. */
export const internetGatewayEffects: Effects = effectsOf(`${guide}/VPC_Internet_Gateway.html`, {
  vpc_id: ['downtime', 'moves the gateway to another VPC'],
});

/** What changes of an Elastic IP address mean. */
export const elasticIpEffects: Effects = {};

/** What it means when an Elastic IP address goes. */
export const elasticIpAbsence: Effect = {
  gravity: 'access',
  does: 'gives the public address back to AWS: whoever let instances in by it sees another one',
  page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html',
};

/** What it means when a NAT gateway comes. */
export const natPresence: Effect = {
  gravity: 'none',
  does: 'gives instances a way to the internet',
  page: natPage,
};

/** What it means when a NAT gateway goes. */
export const natAbsence: Effect = {
  gravity: 'downtime',
  does: 'ends the connections of instances to the internet that go through it, and its public address',
  page: natPage,
};

/** What it means when a route comes or goes. */
export const routePresence: Effect = {
  gravity: 'access',
  does: 'opens a way out of subnets, or closes it',
  page: routePage,
};

/** What changes of a route mean. */
export const routeEffects: Effects = effectsOf(routePage, {
  gateway_id: ['access', 'leads the traffic of subnets another way'],
  nat_gateway_id: [
    'downtime',
    'leads the traffic of instances through another NAT gateway: open connections to the internet end, and come from another address',
  ],
});

/** What changes of the association of a subnet mean. */
export const associationEffects: Effects = effectsOf(routePage, {
  route_table_id: ['access', 'gives a subnet other routes'],
});

/** What changes of a network ACL mean. */
export const networkAclEffects: Effects = effectsOf(aclPage, {
  ingress: ['access', 'changes what may reach the subnets'],
  egress: ['access', 'changes what the subnets may reach'],
  subnet_ids: ['access', 'changes which subnets the list protects'],
});

/** What changes of what AWS makes with a VPC mean, by type. */
export const defaultAclEffects: Readonly<Record<string, Effects>> = {
  aws_default_route_table: effectsOf(routePage, {
    route: ['access', 'changes the way out of subnets that have no table of their own'],
  }),
};

/** What changes of an endpoint mean. */
export const endpointEffects: Effects = {
  ...effectsOf(endpointPage, {
    subnet_ids: ['none', 'adds the endpoint to zones, or takes it out of them'],
    route_table_ids: ['none', 'adds the endpoint to route tables, or takes it out of them'],
    security_group_ids: ['access', 'changes who may use the endpoint'],
    private_dns_enabled: ['access', 'changes whether the name of the service leads to the endpoint'],
  }),
  policy: byPolicy({
    gravity: 'access',
    does: 'changes what may be asked through the endpoint',
    page: endpointPolicyPage,
  }),
};

/** What it means when an endpoint goes. */
export const endpointAbsence: Effect = {
  gravity: 'downtime',
  does: 'ends the connections of instances to the service: from now on they lead to the internet, where there is a way to it',
  page: endpointPage,
};

const inUse = 'AWS deletes it only when nothing uses it';

/** What it means when a network, or a part of one, goes. */
export const networkAbsence = {
  vpc: { gravity: 'none', does: `ends the network; ${inUse}`, page: `${guide}/delete-vpc.html` },
  subnet: { gravity: 'none', does: `ends the subnet; ${inUse}`, page: `${guide}/subnet-deleting.html` },
  internetGateway: {
    gravity: 'downtime',
    does: 'ends every connection between the VPC and the internet; AWS detaches it only when no public address is in use behind it',
    page: `${guide}/delete-igw.html`,
  },
  routeTable: {
    gravity: 'none',
    does: `ends its routes; ${inUse}`,
    page: `${guide}/WorkWithRouteTables.html`,
  },
  networkAcl: {
    gravity: 'access',
    does: 'turns off the list: its subnets fall under the default list of the VPC, which lets everything through unless somebody has changed it',
    page: aclPage,
    protection: 'off',
  },
} as const satisfies Readonly<Record<string, Effect>>;
