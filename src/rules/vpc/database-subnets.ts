import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { defineRule } from '../define-rule.js';
import { isInternet } from '../facts/reach.js';
import { fail, notApplicable, pass } from '../verdict.js';

const network = (route: object) => ({
  stack: {
    resource: {
      aws_db_subnet_group: { db: { subnet_ids: ['${aws_subnet.db.id}'] } },
      aws_subnet: { db: {} },
      aws_internet_gateway: { main: {} },
      aws_route_table: { db: {} },
      aws_route_table_association: {
        db: { subnet_id: '${aws_subnet.db.id}', route_table_id: '${aws_route_table.db.id}' },
      },
      aws_route: { db: { route_table_id: '${aws_route_table.db.id}', ...route } },
    },
  },
});

export default defineRule({
  id: 'VPC-7',
  title: 'Database subnets have no way to the internet gateway',
  severity: 'high',
  area: 'security',
  resource: ['aws_db_subnet_group', 'aws_elasticache_subnet_group', 'aws_redshift_subnet_group'],
  why: 'In a subnet with a route to the internet gateway, one public address and one wrong rule are enough to put the database on the internet.',
  fix: 'Give these subnets a route table without a route to `aws_internet_gateway`; the load balancer is the only one that needs it.',
  controls: {
    'PCI-DSS-4.0.1': { '1.3.1': ['SP', 'PU'], '1.4.2': ['SP', 'PU'] },
    HIPAA: { '164.312(e)(1)': ['SP', 'GR', 'NAG'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  examples: {
    pass: [
      network({ destination_cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-00000000' }),
      network({ destination_cidr_block: '10.1.0.0/16', gateway_id: '${aws_internet_gateway.main.id}' }),
    ],
    fail: [
      network({ destination_cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.main.id}' }),
      network({ destination_ipv6_cidr_block: '::/0', gateway_id: 'igw-00000000' }),
      {
        stack: {
          resource: {
            aws_db_subnet_group: { db: { subnet_ids: ['${aws_subnet.db.id}'] } },
            aws_subnet: { db: {} },
            aws_route_table: { db: { route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-00000000' }] } },
            aws_route_table_association: {
              db: { subnet_id: '${aws_subnet.db.id}', route_table_id: '${aws_route_table.db.id}' },
            },
          },
        },
      },
    ],
  },
  check: (group, { model }) => {
    const subnets = model.follow(group, 'subnet_ids').elements.filter(({ type }) => type === 'aws_subnet');
    // Subnets of another stack cannot be judged here.
    if (subnets.length === 0) return notApplicable;
    const open = subnets.find((subnet) => tablesOf(subnet, model).some((table) => leadsOut(table, model)));
    return open === undefined
      ? pass
      : fail('subnet_ids', `${open.address} has a route to the internet gateway.`);
  },
});

function tablesOf(subnet: Element, model: Model): readonly Element[] {
  return model
    .referring(subnet, { type: 'aws_route_table_association', path: 'subnet_id' })
    .elements.flatMap((association) => model.follow(association, 'route_table_id').elements);
}

function leadsOut(table: Element, model: Model): boolean {
  const inline = (table.blocks('route') ?? []).some(
    (route) =>
      isOpen(route.values.cidr_block ?? route.values.ipv6_cidr_block) &&
      isGateway(table, route.at('gateway_id'), route.values.gateway_id, model),
  );
  if (inline) return true;
  return model
    .referring(table, { type: 'aws_route', path: 'route_table_id' })
    .elements.some(
      (route) =>
        isOpen(route.values.destination_cidr_block ?? route.values.destination_ipv6_cidr_block) &&
        isGateway(route, 'gateway_id', route.values.gateway_id, model),
    );
}

function isOpen(value: unknown): boolean {
  return typeof value === 'string' && isInternet(value);
}

function isGateway(element: Element, path: string, value: unknown, model: Model): boolean {
  if (typeof value === 'string' && value.startsWith('igw-')) return true;
  return model.follow(element, path).elements.some(({ type }) => type === 'aws_internet_gateway');
}
