import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { type Certainty, some } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { subnetsOf, vpcsOf } from '../facts/subnets-of.js';
import { leavesVpc } from '../facts/way-out.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';

const paths: Readonly<Record<string, string>> = {
  aws_autoscaling_group: 'vpc_zone_identifier',
  aws_instance: 'subnet_id',
};

const network = (more: object = {}) => ({
  stack: {
    resource: {
      aws_autoscaling_group: { web: { vpc_zone_identifier: ['${aws_subnet.web.id}'] } },
      aws_vpc: { main: {} },
      aws_subnet: { web: { vpc_id: '${aws_vpc.main.id}' } },
      aws_route_table: { web: { vpc_id: '${aws_vpc.main.id}' } },
      aws_route_table_association: {
        web: { subnet_id: '${aws_subnet.web.id}', route_table_id: '${aws_route_table.web.id}' },
      },
      ...more,
    },
  },
});
const route = (target: object, table = '${aws_route_table.web.id}') => ({
  aws_route: { web: { route_table_id: table, destination_cidr_block: '0.0.0.0/0', ...target } },
});

export default defineRule({
  id: 'EC2-20',
  title: 'Instances reach AWS: by a route, or by an endpoint',
  severity: 'medium',
  area: 'function',
  precision: 'medium',
  resource: Object.keys(paths),
  why: 'Without a NAT gateway and without endpoints an instance fetches no package, registers with no Systems Manager and reads no secret: its start-up hangs, and nobody can look at it.',
  fix: 'Route `0.0.0.0/0` of the subnet’s table to an `aws_nat_gateway`, or add `aws_vpc_endpoint` for what is needed: a gateway for S3, interfaces for ssm, ssmmessages, ec2messages, logs and secretsmanager.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html',
  examples: {
    pass: [
      network(route({ nat_gateway_id: '${aws_nat_gateway.main.id}' })),
      network(route({ transit_gateway_id: 'tgw-00000000' })),
      network({
        aws_vpc_endpoint: {
          ssm: { vpc_id: '${aws_vpc.main.id}', service_name: 'com.amazonaws.ap-southeast-1.ssm' },
        },
      }),
    ],
    fail: [
      network(),
      network({ aws_route_table_association: {} }),
      network({
        aws_autoscaling_group: {},
        aws_instance: { web: { subnet_id: '${aws_subnet.web.id}' } },
      }),
    ],
    unknown: [
      network({ aws_subnet: { web: { vpc_id: '${var.vpc}' } } }),
      network(route({ nat_gateway_id: 'nat-00000000' }, '${var.table}')),
      network(route({ transit_gateway_id: 'tgw-00000000', destination_cidr_block: '10.0.0.0/8' })),
      network({ aws_vpc_endpoint: { ssm: { vpc_id: '${var.vpc}' } } }),
    ],
  },
  check: (element, { model }) => {
    const path = paths[element.type] ?? '';
    const { subnets } = subnetsOf(element, [path], model);
    if (subnets.length === 0) return notApplicable;
    const ways = subnets.map((subnet) => leavesVpc(subnet, model));
    const isClosed = ways.every((way) => way === 'no');
    const endpoints = endpointsOf(subnets, model);
    if (endpoints === 'yes' || ways.includes('yes')) return pass;
    const names = subnets.map(({ address }) => address).join(', ');
    if (isClosed && endpoints === 'no')
      return fail(path, `No route leads out of ${names}, and the VPC has no endpoint.`);
    return unknown(path, `Whether a route or an endpoint leads to AWS from ${names} is not known yet.`);
  },
});

/** Whether a VPC has endpoints; of one that is made elsewhere nobody knows. */
function endpointsOf(subnets: readonly Element[], model: Model): Certainty {
  const vpcs = vpcsOf(subnets, model);
  if (vpcs === undefined) return 'maybe';
  return some(
    ...vpcs.map((vpc): Certainty => {
      const { elements, unresolved } = model.referring(vpc, { type: 'aws_vpc_endpoint', path: 'vpc_id' });
      if (elements.length > 0) return 'yes';
      return unresolved ? 'maybe' : 'no';
    }),
  );
}
