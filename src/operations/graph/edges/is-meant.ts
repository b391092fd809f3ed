import { isInternet } from '../../../rules/facts/reach.js';
import { ifKnown } from '../../../topology/known.js';
import type { Peer } from '../../../topology/network/network.js';
import type { Place } from '../../../topology/places/place.js';
import { theInternet } from '../../../topology/reach/reach.js';
import type { Topology } from '../../../topology/topology.js';
import type { End } from './edge-parts.js';
import { targetGroupsOf } from './flow-words.js';
import { groupsOf, subnetsOf, waysOut } from './place-network.js';

/** Whether the stack speaks of one reaching the other: a rule of a group, a listener, or the routes of a gateway endpoint. */
export function isMeant(from: End, to: End, topology: Topology): boolean {
  if (to === theInternet)
    return (
      from !== theInternet && waysOut(from, topology).length > 0 && isPeer(from, 'egress', topology, opensAll)
    );
  if (from === theInternet) return to.kind === 'load-balancer' || isPeer(to, 'ingress', topology, opensAll);
  if (targetGroupsOf(from, to, topology).length > 0) return true;
  const groups = new Set(groupsOf(from, topology).map(({ id }) => id));
  return (
    isPeer(to, 'ingress', topology, (peer) => peer.kind === 'group' && groups.has(peer.group)) ||
    isRouted(from, to, topology)
  );
}

function opensAll(peer: Peer): boolean {
  return peer.kind === 'cidr' && isInternet(peer.cidr);
}

function isPeer(
  place: Place,
  wanted: 'ingress' | 'egress',
  topology: Topology,
  is: (peer: Peer) => boolean,
): boolean {
  return groupsOf(place, topology).some(({ rules }) =>
    rules.some(({ direction, peers }) => direction === wanted && peers.some(is)),
  );
}

function isRouted(from: Place, to: Place, topology: Topology): boolean {
  const endpoint = topology.endpoints.find(({ id }) => id === to.address);
  const tables = endpoint === undefined ? [] : (ifKnown(endpoint.routeTables) ?? []);
  return subnetsOf(from, topology).some(({ routeTable }) => tables.includes(ifKnown(routeTable) ?? ''));
}
