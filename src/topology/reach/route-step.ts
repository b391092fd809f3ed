import { all, type Certainty, some } from '../../rules/conditions/certainty.js';
import { addressRange } from '../../rules/conditions/strangers/addresses.js';
import type { Known } from '../known.js';
import type { Route, RouteTable, RouteTargetKind, Subnet } from '../network/network.js';
import { type Addresses, liesIn } from './addresses.js';
import { type Step, step } from './answer.js';
import { unlessModule } from './module-doubt.js';
import type { TopologyIndex } from './topology-index.js';

/** Where a route table sends what goes to some addresses. */
export interface Routed {
  readonly step: Step;
  /** Undefined where there is no route, or nobody knows it. */
  readonly target: { readonly kind: RouteTargetKind; readonly id: string } | undefined;
}

interface Candidate {
  readonly route: Route;
  readonly is: Certainty;
  readonly prefix: number;
}

/** The most specific route to some addresses. Source: https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html */
export function routeTo(
  subnet: Known<Subnet>,
  { name, addresses }: { readonly name: string; readonly addresses: Addresses },
  index: TopologyIndex,
): Routed {
  if (subnet.state === 'unknown') return nowhere(step('maybe', `The routes: ${subnet.why}`));
  const { routeTable, id } = subnet.value;
  if (routeTable.state === 'unknown') return nowhere(step('maybe', routeTable.why));
  const table = index.routeTables.get(routeTable.value);
  if (table === undefined) return nowhere(step('maybe', `The route table of ${id} is not in the stack`));
  const found = table.routes
    .map((route) => ({ route, ...ifMade(route, matching(route, addresses, index)) }))
    .filter(({ is }) => is !== 'no')
    .toSorted((a, b) => b.prefix - a.prefix);
  const sure = found.find(({ is }) => is === 'yes');
  const before = found.filter(({ is, prefix }) => is === 'maybe' && prefix >= (sure?.prefix ?? -1));
  const [doubtful] = before;
  if (doubtful !== undefined && !sameTarget(doubtful, sure))
    return nowhere(step('maybe', `Whether a route of ${table.id} leads to ${name}`, doubtful.route.source));
  if (table.open !== undefined)
    return nowhere(step('maybe', `The routes of ${table.id}: ${table.open}`, sourceOf(table)));
  if (sure === undefined)
    return nowhere(
      unlessModule(index, 'a route', `No route of ${table.id} leads to ${name}`, sourceOf(table)),
    );
  const { target, source } = sure.route;
  if (target.state === 'unknown') return nowhere(step('maybe', target.why, source));
  return {
    step: step('yes', `${table.id} leads to ${name} through ${target.value.id}`, source ?? sourceOf(table)),
    target: target.value,
  };
}

function nowhere(only: Step): Routed {
  return { step: only, target: undefined };
}

function sameTarget({ route: { target } }: Candidate, other: Candidate | undefined): boolean {
  const theirs = other?.route.target;
  return target.state === 'known' && theirs?.state === 'known' && target.value.id === theirs.value.id;
}

function ifMade(
  { isMade }: Route,
  found: Pick<Candidate, 'is' | 'prefix'>,
): Pick<Candidate, 'is' | 'prefix'> {
  return { ...found, is: all(isMade, found.is) };
}

function matching(
  { cidr, prefixList }: Route,
  addresses: Addresses,
  index: TopologyIndex,
): Pick<Candidate, 'is' | 'prefix'> {
  if (cidr?.state === 'known')
    return { is: liesIn(addresses, cidr.value), prefix: addressRange(cidr.value)?.prefix ?? 0 };
  if (cidr?.state === 'unknown') return { is: 'maybe', prefix: 128 };
  const list = prefixList?.state === 'known' ? index.prefixLists.get(prefixList.value) : undefined;
  // The lists of AWS hold addresses of its own services: a gateway endpoint takes care of them.
  if (list?.service !== undefined) return { is: 'no', prefix: 0 };
  if (list?.cidrs.state !== 'known') return { is: prefixList === undefined ? 'no' : 'maybe', prefix: 128 };
  const each = list.cidrs.value.map((text) => ({ text, is: liesIn(addresses, text) }));
  const is = some(...each.map((one) => one.is));
  const prefixes = each.filter((one) => one.is === is).map(({ text }) => addressRange(text)?.prefix ?? 0);
  return { is, prefix: Math.max(0, ...prefixes) };
}

function sourceOf({ element }: RouteTable) {
  return element === undefined ? undefined : { element, part: '' };
}
