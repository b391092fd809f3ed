import type { Block } from '../../model/block.js';
import { textOf } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { isInternet } from '../facts/reach.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';

const peer = { vpc_peering_connection_id: 'pcx-00000000' };

export default defineRule({
  id: 'VPC-11',
  title: 'Route to a peer leads to its addresses only',
  severity: 'medium',
  area: 'security',
  resource: ['aws_route', 'aws_route_table', 'aws_default_route_table'],
  why: 'A default route into a peered VPC sends all traffic to another network, and lets that network pose as the internet.',
  fix: 'Name the range of addresses of the peer instead of 0.0.0.0/0 or ::/0.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
  examples: {
    pass: [
      { ...peer, destination_cidr_block: '10.1.0.0/16' },
      { destination_cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-00000000' },
      {
        stack: {
          resource: { aws_route_table: { main: { route: [{ cidr_block: '10.1.0.0/16', ...peer }] } } },
        },
      },
    ],
    fail: [
      { ...peer, destination_cidr_block: '0.0.0.0/0' },
      { ...peer, destination_ipv6_cidr_block: '::/0' },
      {
        stack: { resource: { aws_route_table: { main: { route: [{ cidr_block: '0.0.0.0/0', ...peer }] } } } },
      },
    ],
    unknown: [{ ...peer, destination_cidr_block: '${var.peer}' }],
  },
  check: (element) => {
    if (element.type === 'aws_route')
      return judge(element, ['destination_cidr_block', 'destination_ipv6_cidr_block']);
    const routes = element.blocks('route');
    // A route table that exists reports its routes; one that is planned without any has none.
    if (routes === undefined) return notApplicable;
    return routes.map((route) => judge(route, ['cidr_block', 'ipv6_cidr_block']));
  },
});

function judge(route: Block, destinations: readonly string[]): Verdict {
  const peering = route.get('vpc_peering_connection_id');
  if (peering.state === 'absent' || (peering.state === 'known' && peering.value === '')) return pass;
  for (const name of destinations) {
    const reading = route.get(name);
    if (reading.state === 'unknown') return unknown(route.at(name));
    if (reading.state === 'known' && isInternet(textOf(reading.value))) return fail(route.at(name));
  }
  return pass;
}
