import { defineRule } from '../define-rule.js';
import { wayOut } from '../facts/way-out.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';

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
    const ways = subnets.map((subnet) => ({ subnet, way: wayOut(subnet, model) }));
    const open = ways.find(({ way }) => way === 'yes');
    if (open !== undefined)
      return fail('subnet_ids', `${open.subnet.address} has a route to the internet gateway.`);
    const maybe = ways.find(({ way }) => way === 'maybe');
    return maybe === undefined
      ? pass
      : unknown(
          'subnet_ids',
          `Whether ${maybe.subnet.address} has a route to the internet gateway is not known yet.`,
        );
  },
});
