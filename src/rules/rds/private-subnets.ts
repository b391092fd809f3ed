import type { Element } from '../../model/element.js';
import { isUnknown, sameScalar } from '../../model/value.js';
import { type Certainty, certain, some } from '../conditions/certainty.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { wayOut } from '../facts/way-out.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { isOfDefaultVpc } from './facts/default-subnets.js';

const path = 'subnet_ids';

function check(group: Element, { model }: CheckContext): Verdict {
  const found = model.follow(group, path).elements;
  if (found.some(isOfDefaultVpc))
    return fail(path, 'They are subnets of the default VPC, which have a route to the internet.');
  const subnets = found.filter(({ type }) => type === 'aws_subnet');
  const open = subnets.map((subnet) => some(givesAddresses(subnet), wayOut(subnet, model)));
  if (open.includes('yes'))
    return fail(path, 'One of its subnets is public: a route to an internet gateway, or public addresses.');
  // Of subnets that exist already the routes are out of a stack's sight.
  const isSeen = subnets.length > 0 && subnets.length >= (group.items(path)?.length ?? 0);
  return isSeen && !open.includes('maybe') ? pass : unknown(path);
}

function givesAddresses({ values: { map_public_ip_on_launch: gives } }: Element): Certainty {
  return isUnknown(gives) ? 'maybe' : certain(sameScalar(gives, true));
}

const subnets = (filter: object) => ({
  stack: {
    data: { aws_subnets: { all: { filter: [filter] } } },
    resource: { aws_db_subnet_group: { db: { subnet_ids: '${data.aws_subnets.all.ids}' } } },
  },
});
const routed = (gateway: string, route: 'inline' | 'separate' = 'inline') => ({
  stack: {
    resource: {
      aws_internet_gateway: { out: {} },
      aws_nat_gateway: { nat: {} },
      aws_subnet: { db: { cidr_block: '10.0.0.0/24' } },
      aws_route_table: {
        db: route === 'inline' ? { route: [{ cidr_block: '0.0.0.0/0', gateway_id: gateway }] } : {},
      },
      ...(route === 'inline'
        ? {}
        : {
            aws_route: {
              out: {
                route_table_id: '${aws_route_table.db.id}',
                destination_cidr_block: '0.0.0.0/0',
                gateway_id: gateway,
              },
            },
          }),
      aws_route_table_association: {
        db: { subnet_id: '${aws_subnet.db.id}', route_table_id: '${aws_route_table.db.id}' },
      },
      aws_db_subnet_group: { db: { subnet_ids: ['${aws_subnet.db.id}'] } },
    },
  },
});

export default defineRule({
  id: 'RDS-37',
  title: 'The database is in private subnets',
  severity: 'medium',
  area: 'security',
  precision: 'high',
  resource: 'aws_db_subnet_group',
  setting: 'network.mode',
  why: 'In a subnet with a route to the internet one wrong flag or rule is enough to expose the database.',
  fix: 'Use subnets whose route table has no internet gateway.',
  controls: {
    'AWS-FSBP': { 'RDS.46': ['SH'] },
    'PCI-DSS-4.0.1': { '1.3.1': ['PU'], '1.4.1': ['PU'] },
    SOC2: { 'CC6.6': ['PR'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html',
  examples: {
    pass: [routed('${aws_nat_gateway.nat.id}')],
    unknown: [{ subnet_ids: ['subnet-1', 'subnet-2'] }, subnets({ name: 'vpc-id', values: ['vpc-1'] })],
    fail: [
      subnets({ name: 'default-for-az', values: ['true'] }),
      routed('${aws_internet_gateway.out.id}'),
      routed('${aws_internet_gateway.out.id}', 'separate'),
      {
        stack: {
          resource: {
            aws_subnet: { db: { map_public_ip_on_launch: true } },
            aws_db_subnet_group: { db: { subnet_ids: ['${aws_subnet.db.id}'] } },
          },
        },
      },
    ],
  },
  check,
});
