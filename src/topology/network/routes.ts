import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isWritten } from '../../rules/conditions/is-written.js';
import { addressRange } from '../../rules/conditions/strangers/addresses.js';
import { idAt, naming, unknownAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import { isMade } from '../presence.js';
import { textAt } from '../readings.js';
import type { Route, RouteTable, RouteTargetKind, Vpc } from './network.js';

const targets: readonly (readonly [path: string, kind: RouteTargetKind])[] = [
  ['gateway_id', 'internet-gateway'],
  ['egress_only_gateway_id', 'egress-only-gateway'],
  ['nat_gateway_id', 'nat-gateway'],
  ['vpc_peering_connection_id', 'peering'],
  ['transit_gateway_id', 'transit-gateway'],
  ['vpc_endpoint_id', 'endpoint'],
  ['network_interface_id', 'other'],
  ['instance_id', 'other'],
  ['carrier_gateway_id', 'other'],
  ['local_gateway_id', 'other'],
  ['core_network_arn', 'other'],
];

/** Id of the main route table of a VPC. */
export function mainTableOf(vpc: string): string {
  return `main route table of ${vpc}`;
}

/** The route tables of the stack, and the main table of each of its VPCs. */
export function routeTablesOf(model: Model, vpcs: readonly Vpc[]): readonly RouteTable[] {
  const own = [...model.ofType('aws_route_table'), ...model.ofType('data.aws_route_table')];
  const adopted = model.ofType('aws_default_route_table');
  const tables = [...own, ...adopted].map((element): RouteTable => {
    const isLookup = element.type.startsWith('data.');
    const path = adopted.includes(element) ? 'default_route_table_id' : 'vpc_id';
    return {
      ...{ id: element.address, label: labelOf(element, model), element },
      origin: isLookup ? 'looked-up' : 'managed',
      vpc: idAt(model, element, path) ?? notKnown(`${element.address} names no VPC`),
      routes: [
        ...inlineRoutes(element, model),
        ...routesOf(model, element.address),
        ...ofMain(element, model),
      ],
      open: isLookup ? `${element.address} is looked up` : openOf(element, model),
    };
  });
  return [...tables, ...vpcs.flatMap((vpc) => mainTable(vpc, model, tables, adopted))];
}

/** Routes that name the main table by its VPC, of a table that the stack took over and gave none itself. */
function ofMain(element: Element, model: Model): readonly Route[] {
  if (element.type !== 'aws_default_route_table' || inlineRoutes(element, model).length > 0) return [];
  const vpc = idAt(model, element, 'default_route_table_id');
  return vpc?.state === 'known' ? routesOf(model, vpc.value) : [];
}

/** The main table that AWS made, unless the stack took it over. */
function mainTable(
  vpc: Vpc,
  model: Model,
  tables: readonly RouteTable[],
  adopted: readonly Element[],
): readonly RouteTable[] {
  const isAdopted = tables.some(
    ({ element, vpc: own }) =>
      element !== undefined && adopted.includes(element) && own.state === 'known' && own.value === vpc.id,
  );
  if (isAdopted) return [];
  const id = mainTableOf(vpc.id);
  const isNew = vpc.element?.type === 'aws_vpc';
  return [
    {
      ...{ id, label: id, origin: 'default', element: undefined, vpc: known(vpc.id) },
      routes: [...(vpc.isDefault === 'yes' ? [defaultRoute(vpc)] : []), ...routesOf(model, vpc.id)],
      open: isNew || vpc.isDefault === 'yes' ? undefined : `${id} is not in the stack`,
    },
  ];
}

/** What AWS puts into the main table of a default VPC. Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html */
function defaultRoute(vpc: Vpc): Route {
  return {
    ...{ source: undefined, isMade: 'yes', cidr: known('0.0.0.0/0'), prefixList: undefined },
    target: known({ kind: 'internet-gateway', id: defaultGatewayOf(vpc.id) }),
  };
}

/** Id of the internet gateway that AWS made with the default VPC. */
export function defaultGatewayOf(vpc: string): string {
  return `internet gateway of ${vpc}`;
}

function inlineRoutes(element: Element, model: Model): readonly Route[] {
  return (element.blocks('route') ?? []).map((block) =>
    route(element, block, model, { ipv4: 'cidr_block', ipv6: 'ipv6_cidr_block' }),
  );
}

function routesOf(model: Model, table: string): readonly Route[] {
  const names = { ipv4: 'destination_cidr_block', ipv6: 'destination_ipv6_cidr_block' };
  return (naming(model, 'aws_route', 'route_table_id').byId.get(table) ?? []).map((element) => ({
    ...route(element, element, model, names),
    isMade: isMade(element, model.byAddress(table)),
  }));
}

function openOf(element: Element, model: Model): string | undefined {
  if (element.blocks('route') === undefined && isWritten(element, 'route'))
    return unknownAt(element, 'route');
  const { loose } = naming(model, 'aws_route', 'route_table_id');
  return loose === undefined ? undefined : unknownAt(loose, 'route_table_id');
}

function route(
  element: Element,
  block: Block,
  model: Model,
  { ipv4, ipv6 }: { readonly ipv4: string; readonly ipv6: string },
): Route {
  const list = block === element ? 'destination_prefix_list_id' : block.at('destination_prefix_list_id');
  return {
    source: { element, part: block.path },
    isMade: 'yes',
    cidr: textAt(element, ipv4, block) ?? textAt(element, ipv6, block),
    prefixList: idAt(model, element, list),
    target: targetOf(element, block, model),
  };
}

function targetOf(element: Element, block: Block, model: Model): Route['target'] {
  for (const [name, kind] of targets) {
    const path = block.at(name);
    const found = idAt(model, element, path);
    if (found === undefined) continue;
    if (found.state === 'unknown') return found;
    return known({ kind: kindOf(kind, found.value, model), id: found.value });
  }
  return notKnown(`The target of ${element.address} is not known`);
}

/** A gateway’s id can be that of an internet gateway, a VPN gateway, an endpoint, or `local`. */
function kindOf(kind: RouteTargetKind, id: string, model: Model): RouteTargetKind {
  if (kind !== 'internet-gateway') return kind;
  if (id === 'local') return 'local';
  const type = model.byAddress(id)?.type ?? '';
  if (type.endsWith('internet_gateway') || id.startsWith('igw-')) return kind;
  return type === 'aws_vpc_endpoint' || id.startsWith('vpce-') ? 'endpoint' : 'other';
}

/** True when a range is the whole internet of its family, or a half or quarter of it. */
export function isWide(cidr: Known<string> | undefined): boolean {
  if (cidr?.state !== 'known') return false;
  const range = addressRange(cidr.value);
  return range !== undefined && range.prefix < 8;
}
