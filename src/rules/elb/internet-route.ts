import type { Element } from '../../model/element.js';
import { sameScalar } from '../../model/value.js';
import { inDoubt } from '../conditions/in-doubt.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { subnetsOf } from '../facts/subnets-of.js';
import { wayOut } from '../facts/way-out.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';
import { loadBalancerTypes, onlyKinds } from './facts/load-balancers.js';

const paths = ['subnets', 'subnet_mapping.subnet_id'];

const network = (loadBalancer: object, route: object, more: object = {}) => ({
  stack: {
    resource: {
      aws_lb: { web: { subnets: ['${aws_subnet.web.id}'], ...loadBalancer } },
      aws_vpc: { main: {} },
      aws_subnet: { web: { vpc_id: '${aws_vpc.main.id}' } },
      aws_internet_gateway: { main: {} },
      aws_nat_gateway: { main: {} },
      aws_route_table: { web: {} },
      aws_route_table_association: {
        web: { subnet_id: '${aws_subnet.web.id}', route_table_id: '${aws_route_table.web.id}' },
      },
      aws_route: { web: { route_table_id: '${aws_route_table.web.id}', ...route } },
      ...more,
    },
  },
});
const out = { destination_cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.main.id}' };
const nat = { destination_cidr_block: '0.0.0.0/0', nat_gateway_id: '${aws_nat_gateway.main.id}' };

export default defineRule({
  id: 'ELB-29',
  title: 'Load balancer for the internet is in subnets with a route to it',
  severity: 'medium',
  area: 'function',
  precision: 'high',
  resource: [...loadBalancerTypes, 'aws_elb'],
  why: 'AWS gives it public addresses all the same, but in a subnet without a route to an internet gateway no answer finds its way back: every request runs into a timeout.',
  fix: 'Give it subnets whose route table leads to an `aws_internet_gateway` (`subnets`, `subnet_mapping`), or set `internal = true`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
  examples: {
    pass: [
      network({}, out),
      network({ load_balancer_type: 'network' }, out),
      network({}, { ...out, gateway_id: 'igw-00000000' }),
      network({}, nat, {
        aws_route_table_association: {},
        aws_default_route_table: {
          main: {
            default_route_table_id: '${aws_vpc.main.default_route_table_id}',
            route: [{ cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.main.id}' }],
          },
        },
      }),
    ],
    fail: [
      network({}, nat),
      network({ internal: false, load_balancer_type: 'network' }, nat),
      network({ subnets: null, subnet_mapping: [{ subnet_id: '${aws_subnet.web.id}' }] }, nat),
      network({}, nat, { aws_route_table_association: {} }),
    ],
    unknown: [
      network({ internal: '${var.internal}' }, nat),
      network(
        {},
        { ...nat, route_table_id: '${var.table}' },
        { aws_route: { web: { ...out, route_table_id: '${var.table}' } } },
      ),
      network({}, nat, { aws_subnet: { web: { vpc_id: '${var.vpc}' } }, aws_route_table_association: {} }),
    ],
  },
  check: (element, context) => {
    const { internal } = element.values;
    if (sameScalar(internal, true)) return notApplicable;
    const isSaid = element.get('internal').state !== 'unknown';
    const judged = onlyKinds(['application', 'network'], judge)(element, context);
    return isSaid ? judged : inDoubt(judged);
  },
});

function judge(element: Element, { model }: CheckContext): Verdict {
  const { subnets, isListed } = subnetsOf(element, paths, model);
  // Routes of subnets that exist already are out of a stack's sight.
  if (subnets.length === 0) return notApplicable;
  const path = element.get('subnet_mapping').state === 'absent' ? 'subnets' : 'subnet_mapping';
  const ways = subnets.map((subnet) => ({ subnet, way: wayOut(subnet, model) }));
  const closed = ways.filter(({ way }) => way === 'no');
  const [first] = closed;
  if (first !== undefined) {
    const message = `${first.subnet.address} has no route to an internet gateway.`;
    // An expression that names others, too, may choose those.
    return isListed || closed.length === ways.length ? fail(path, message) : unknown(path, message);
  }
  const open = ways.find(({ way }) => way === 'maybe');
  if (open === undefined) return pass;
  return unknown(path, `Whether ${open.subnet.address} has a route to an internet gateway is not known yet.`);
}
