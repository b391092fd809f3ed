import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isScalar, isUnknown, type Value } from '../../model/value.js';
import { all, type Certainty, certain, some } from '../conditions/certainty.js';
import { isWritten } from '../conditions/is-written.js';
import { isInternet } from './reach.js';

const association = { type: 'aws_route_table_association', path: 'subnet_id' };

/**
 * Whether the route table of a subnet leads to an internet gateway. `no` for a subnet without an association: its table is the main one of
 * its VPC, which has no such route unless somebody adds it.
 */
export function wayOut(subnet: Element, model: Model): Certainty {
  const { elements, unresolved } = model.referring(subnet, association);
  const own = elements.map((one) => throughTable(one, model));
  if (elements.length > 0 || !unresolved) return some(...own);
  // An association of nobody knows which subnet may be this one's.
  return all('maybe', some(...model.ofType(association.type).map((one) => throughTable(one, model))));
}

function throughTable(one: Element, model: Model): Certainty {
  const { elements, unresolved } = model.follow(one, 'route_table_id');
  const tables = elements.filter(({ type }) => /^aws_(?:default_)?route_table$/.test(type));
  if (tables.length === 0)
    return unresolved || one.get('route_table_id').state === 'unknown' ? 'maybe' : 'no';
  return some(...tables.map((table) => leadsOut(table, model)));
}

function leadsOut(table: Element, model: Model): Certainty {
  const blocks = table.blocks('route');
  const inline =
    blocks === undefined
      ? [all('maybe', certain(isWritten(table, 'route')))]
      : blocks.map((route) => all(toInternet(route, ''), throughGateway(table, route, model)));
  const { elements, unresolved } = model.referring(table, { type: 'aws_route', path: 'route_table_id' });
  const separate = elements.map((route) => ofRoute(route, model));
  const others = unresolved ? model.ofType('aws_route').filter((route) => !elements.includes(route)) : [];
  return some(...inline, ...separate, all('maybe', some(...others.map((route) => ofRoute(route, model)))));
}

function ofRoute(route: Element, model: Model): Certainty {
  return all(toInternet(route, 'destination_'), throughGateway(route, route, model));
}

/** A route to a prefix list may lead anywhere. */
function toInternet({ values }: Block, prefix: string): Certainty {
  const ranges = [values[`${prefix}cidr_block`], values[`${prefix}ipv6_cidr_block`]].filter(isNamed);
  return ranges.length === 0
    ? 'maybe'
    : some(...ranges.map((range) => (isScalar(range) ? certain(isInternet(String(range))) : 'maybe')));
}

function isNamed(value: Value | undefined): value is Value {
  return value !== undefined && value !== null && value !== '';
}

function throughGateway(element: Element, route: Block, model: Model): Certainty {
  const value = route.values.gateway_id;
  if (!isNamed(value)) return 'no';
  if (typeof value === 'string' && value.startsWith('igw-')) return 'yes';
  const { elements } = model.follow(element, route.at('gateway_id'));
  if (elements.some(({ type }) => type === 'aws_internet_gateway')) return 'yes';
  return elements.length === 0 && isUnknown(value) ? 'maybe' : 'no';
}
