import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isPassage } from '../../model/passage.js';
import { isScalar, isUnknown, type Value } from '../../model/value.js';
import { all, type Certainty, certain, some } from '../conditions/certainty.js';
import { isWritten } from '../conditions/is-written.js';
import { isBlank, isConfigured } from '../conditions/read-set.js';
import { isInternet } from './reach.js';
import { vpcOf } from './subnets-of.js';

const association = { type: 'aws_route_table_association', path: 'subnet_id' };
const tableTypes = ['aws_route_table', 'aws_default_route_table'];

/** What is asked of a route. */
interface Asked {
  readonly element: Element;
  readonly route: Block;
  /** How its destinations are called: `destination_` where the route is a resource of its own. */
  readonly prefix: '' | 'destination_';
}

interface Question {
  readonly model: Model;
  readonly ofRoute: (asked: Asked) => Certainty;
  /** Routes that a gateway of a VPN announces, and that nobody wrote. */
  readonly propagated: Certainty;
}

/** Whether the route table of a subnet leads to an internet gateway: its own table, or else the main one of its VPC. */
export function wayOut(subnet: Element, model: Model): Certainty {
  const ofRoute = ({ element, route, prefix }: Asked) =>
    all(toInternet(route, prefix), throughGateway(element, route, model));
  return routed(subnet, { model, ofRoute, propagated: 'no' });
}

/**
 * Whether anything outside of its VPC can be reached from a subnet, through whatever gateway. A route that leads to a part of the world, as to
 * another network, may lead to what forwards the rest.
 */
export function leavesVpc(subnet: Element, model: Model): Certainty {
  const ofRoute = ({ route, prefix }: Asked): Certainty => {
    if (route.values.gateway_id === 'local') return 'no';
    return toInternet(route, prefix) === 'yes' ? 'yes' : 'maybe';
  };
  return routed(subnet, { model, ofRoute, propagated: 'maybe' });
}

function routed(subnet: Element, question: Question): Certainty {
  const { model } = question;
  const { elements, unresolved } = model.referring(subnet, association);
  if (elements.length > 0) return some(...elements.map((one) => throughTable(one, question)));
  const main = throughMain(subnet, question);
  if (!unresolved) return main;
  // An association of nobody knows which subnet may be this one's.
  const others = model.ofType(association.type).map((one) => throughTable(one, question));
  return main === 'yes' ? 'maybe' : some(main, all('maybe', some(...others)));
}

/** A main table has no route out unless somebody adds one: here, or where the VPC is made. */
function throughMain(subnet: Element, question: Question): Certainty {
  if (!isConfigured(subnet, 'vpc_id')) return 'no';
  const vpc = vpcOf(subnet, question.model);
  return vpc === undefined ? 'maybe' : ofMain(vpc, question);
}

function ofMain(vpc: Element, question: Question): Certainty {
  const { model } = question;
  const of = (type: string, path: string) => model.referring(vpc, { type, path });
  const replaced = of('aws_main_route_table_association', 'vpc_id');
  const adopted = of('aws_default_route_table', 'default_route_table_id');
  const routes = of('aws_route', 'route_table_id').elements;
  const loose = model.ofType('aws_route').filter((route) => !routes.includes(route) && isLoose(route, model));
  return some(
    ...replaced.elements.map((one) => throughNamed(one, question)),
    ...adopted.elements.map((table) => leads(table, question)),
    ...routes.map((route) => question.ofRoute({ element: route, route, prefix: 'destination_' })),
    all('maybe', ofRoutes(loose, question)),
    replaced.unresolved || adopted.unresolved ? 'maybe' : 'no',
  );
}

/** True of a route whose table nobody can name: it is only looked up, or known only after apply. */
function isLoose(route: Element, model: Model): boolean {
  const { elements, unresolved } = model.follow(route, 'route_table_id');
  return unresolved || elements.every(({ type }) => !tableTypes.includes(type) && type !== 'aws_vpc');
}

/** A main table that is replaced by itself says nothing new. */
function throughNamed(one: Element, question: Question): Certainty {
  const { elements } = question.model.follow(one, 'route_table_id');
  return elements.some(({ type }) => type === 'aws_vpc') ? 'no' : throughTable(one, question);
}

function throughTable(one: Element, question: Question): Certainty {
  const { elements } = question.model.follow(one, 'route_table_id');
  const tables = elements.filter(({ type }) => tableTypes.includes(type));
  if (tables.length > 0) return some(...tables.map((table) => leads(table, question)));
  // What routes a table has that is not in the stack nobody can tell.
  const [vpc] = elements.filter(({ type }) => type === 'aws_vpc');
  return vpc === undefined ? 'maybe' : ofMain(vpc, question);
}

function leads(table: Element, question: Question): Certainty {
  const { model, ofRoute, propagated } = question;
  const blocks = table.blocks('route');
  const inline =
    blocks === undefined
      ? [all('maybe', certain(isWritten(table, 'route')))]
      : blocks.map((route) => ofRoute({ element: table, route, prefix: '' }));
  const { elements, unresolved } = model.referring(table, { type: 'aws_route', path: 'route_table_id' });
  const others = unresolved ? model.ofType('aws_route').filter((route) => !elements.includes(route)) : [];
  const isAnnounced =
    (isConfigured(table, 'propagating_vgws') && !isBlank(table, 'propagating_vgws')) ||
    model.ofType('aws_vpn_gateway_route_propagation').length > 0;
  return some(
    ...inline,
    ofRoutes(elements, question),
    all('maybe', ofRoutes(others, question)),
    isAnnounced ? propagated : 'no',
  );
}

function ofRoutes(routes: readonly Element[], { ofRoute }: Question): Certainty {
  return some(...routes.map((route) => ofRoute({ element: route, route, prefix: 'destination_' })));
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
  const found = elements.filter((one) => !isPassage(one));
  if (found.some(({ type }) => /^(?:data\.)?aws_internet_gateway$/.test(type))) return 'yes';
  return found.length === 0 && isUnknown(value) ? 'maybe' : 'no';
}
