import { isInternet } from '../../../rules/facts/reach.js';
import { ifKnown } from '../../../topology/known.js';
import type { Subnet } from '../../../topology/network/network.js';
import type { Place } from '../../../topology/places/place.js';
import type { Topology } from '../../../topology/topology.js';
import type { EdgePart } from './edge-parts.js';
import { gatewayTo, groupsOf, subnetsOf } from './place-network.js';
import { portWords } from './port-words.js';

/** Who may leave for the internet, and by which gateway: of places that start connections themselves. */
export function leavingEdges(topology: Topology): readonly EdgePart[] {
  return topology.places
    .filter(({ kind }) => kind === 'instances' || kind === 'containers' || kind === 'function')
    .flatMap((place) => {
      const rules = groupsOf(place, topology)
        .flatMap(({ rules: all }) => all)
        .filter(
          ({ direction, peers }) =>
            direction === 'egress' && peers.some((one) => one.kind === 'cidr' && isInternet(one.cidr)),
        );
      const words = rules.flatMap((rule) => portWords(rule, undefined));
      const elements = rules.flatMap(({ source }) => (source === undefined ? [] : [source.element.address]));
      if (words.length === 0) return [];
      const isCertain = rules.some(
        ({ protocol, ports }) => protocol.state === 'known' && ports.state === 'known',
      );
      return waysOut(place, topology).map(
        ({ to, isSure }, index): EdgePart => ({
          ...{ from: place.address, to, kind: 'traffic', isCertain: isCertain && isSure, elements },
          // The ways of several zones are the same: said once.
          words: index === 0 ? words : [],
        }),
      );
    });
}

interface WayOut {
  readonly to: string;
  readonly isSure: boolean;
}

function waysOut(place: Place, topology: Topology): readonly WayOut[] {
  const subnets = subnetsOf(place, topology);
  const kinds = new Set(subnets.map(({ kind }) => kind));
  const address = place.network?.publicAddress;
  const isPublic = [address?.ipv4, address?.ipv6].filter((one) => one !== undefined && one !== 'no');
  return [
    ...(kinds.has('public') && isPublic.length > 0
      ? [{ to: gatewayTo(place, topology), isSure: isPublic.includes('yes') }]
      : []),
    ...natsOf(subnets, topology).map((to) => ({ to, isSure: true })),
  ];
}

/** The NAT gateways that the routes of subnets lead to. */
function natsOf(subnets: readonly Subnet[], { routeTables, gateways }: Topology): readonly string[] {
  const ids = subnets.map(({ routeTable }) => ifKnown(routeTable));
  const targets = routeTables
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ routes }) => routes.flatMap(({ target }) => ifKnown(target)?.id ?? []));
  return gateways
    .filter(({ id, kind }) => kind === 'nat-gateway' && targets.includes(id))
    .map(({ id }) => id);
}
