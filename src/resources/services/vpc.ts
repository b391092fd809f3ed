import { asEc2, type Ec2Question, filters } from '../ask-ec2.js';
import { defineResource, type ResourceType } from '../define-resource.js';
import {
  defaultAclEffects,
  elasticIpAbsence,
  elasticIpEffects,
  endpointAbsence,
  endpointEffects,
  internetGatewayEffects,
  natAbsence,
  natPresence,
  networkAbsence,
  networkAclEffects,
  subnetEffects,
  vpcEffects,
} from '../effects/vpc.js';
import { text } from '../lookup.js';
import { routeTable, routeTypes } from '../vpc-routes.js';

/** A type of which AWS can be asked by filters: the name of each in the question, and the attribute that it has to equal. */
function found(
  type: string,
  by: Readonly<Record<string, string>>,
  question: Ec2Question,
  more: Partial<ResourceType> = {},
): ResourceType {
  const [first = 'id', ...rest] = Object.values(by);
  return defineResource({
    type,
    unique: { none: 'has no name' },
    identity: [first, ...rest],
    find: (target, names) =>
      asEc2(
        target,
        question,
        filters(Object.entries(by).map(([name, attribute]) => [name, text(names, attribute)])),
      ),
    holdsData: false,
    ...more,
  });
}

const named = { 'tag:Name': 'tags.Name' };
const namedInVpc = { 'vpc-id': 'vpc_id', ...named };

const vpc = found(
  'aws_vpc',
  named,
  async ({ sdk, client }, Filters) =>
    (await client.send(new sdk.DescribeVpcsCommand({ Filters }))).Vpcs?.map(({ VpcId, Tags }) => ({
      id: VpcId,
      tags: Tags,
    })),
  { effects: vpcEffects, absence: networkAbsence.vpc },
);

const subnet = found(
  'aws_subnet',
  { 'vpc-id': 'vpc_id', 'cidr-block': 'cidr_block' },
  async ({ sdk, client }, Filters) =>
    (await client.send(new sdk.DescribeSubnetsCommand({ Filters }))).Subnets?.map(({ SubnetId, Tags }) => ({
      id: SubnetId,
      tags: Tags,
    })),
  { unique: { none: 'lies in its VPC' }, effects: subnetEffects, absence: networkAbsence.subnet },
);

const internetGateway = found(
  'aws_internet_gateway',
  named,
  async ({ sdk, client }, Filters) =>
    (await client.send(new sdk.DescribeInternetGatewaysCommand({ Filters }))).InternetGateways?.map(
      ({ InternetGatewayId, Tags }) => ({ id: InternetGatewayId, tags: Tags }),
    ),
  { effects: internetGatewayEffects, absence: networkAbsence.internetGateway },
);

const elasticIp = found(
  'aws_eip',
  named,
  async ({ sdk, client }, Filters) =>
    (await client.send(new sdk.DescribeAddressesCommand({ Filters }))).Addresses?.map(
      ({ AllocationId, Tags }) => ({ id: AllocationId, tags: Tags }),
    ),
  { effects: elasticIpEffects, absence: elasticIpAbsence },
);

const natGateway = found(
  'aws_nat_gateway',
  { 'subnet-id': 'subnet_id' },
  async ({ sdk, client }, Filters) => {
    const states = { Name: 'state', Values: ['pending', 'available'] };
    const command = new sdk.DescribeNatGatewaysCommand({ Filter: [...(Filters ?? []), states] });
    return (await client.send(command)).NatGateways?.map(({ NatGatewayId, Tags, State }) => ({
      id: NatGatewayId,
      tags: Tags,
      isBusy: State === 'pending',
    }));
  },
  {
    presence: natPresence,
    absence: natAbsence,
  },
);

const networkAcl = found(
  'aws_network_acl',
  namedInVpc,
  async ({ sdk, client }, Filters) =>
    (await client.send(new sdk.DescribeNetworkAclsCommand({ Filters }))).NetworkAcls?.map(
      ({ NetworkAclId, Tags }) => ({ id: NetworkAclId, tags: Tags }),
    ),
  { effects: networkAclEffects, absence: networkAbsence.networkAcl },
);

const endpoint = found(
  'aws_vpc_endpoint',
  { 'vpc-id': 'vpc_id', 'service-name': 'service_name' },
  async ({ sdk, client }, Filters) => {
    const states = { Name: 'vpc-endpoint-state', Values: ['pending', 'available'] };
    const command = new sdk.DescribeVpcEndpointsCommand({ Filters: [...(Filters ?? []), states] });
    return (await client.send(command)).VpcEndpoints?.map(({ VpcEndpointId, Tags, State }) => ({
      id: VpcEndpointId,
      tags: Tags,
      isBusy: `${State}`.toLowerCase() === 'pending',
    }));
  },
  { effects: endpointEffects, absence: endpointAbsence },
);

const flowLogPage = 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html';

const flowLog = found(
  'aws_flow_log',
  { 'resource-id': 'vpc_id' },
  async ({ sdk, client }, Filter) =>
    (await client.send(new sdk.DescribeFlowLogsCommand({ Filter }))).FlowLogs?.map(({ FlowLogId, Tags }) => ({
      id: FlowLogId,
      tags: Tags,
    })),
  {
    presence: {
      gravity: 'none',
      does: 'starts the recording of connections',
      page: flowLogPage,
    },
    absence: {
      gravity: 'none',
      does: 'turns off the recording of connections: nobody can say later who reached what',
      page: flowLogPage,
      protection: 'off',
    },
  },
);

/** What AWS makes with each VPC, and Terraform takes over. */
const takenOver = ['aws_default_security_group', 'aws_default_route_table', 'aws_default_network_acl'].map(
  (type) =>
    defineResource({
      type,
      unique: { none: 'lies in its VPC' },
      identity: { none: 'AWS makes one with each VPC, and Terraform takes it over' },
      madeAgain: 'AWS made it with the VPC, and the next deploy takes it over',
      effects: defaultAclEffects[type] ?? {},
      absence: {
        gravity: 'none',
        does: 'is left as it stands: Terraform forgets it, and AWS keeps it as long as the VPC',
        page: `https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/${type.replace('aws_', '')}`,
      },
      holdsData: false,
    }),
);

/** A VPC and what is in it. */
export const vpcTypes = [
  ...[vpc, subnet, internetGateway, elasticIp, natGateway, routeTable, ...routeTypes],
  ...[networkAcl, endpoint, flowLog, ...takenOver],
];
