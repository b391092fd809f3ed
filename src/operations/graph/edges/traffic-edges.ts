import { isInternet } from '../../../rules/facts/reach.js';
import type { GroupRule, Peer } from '../../../topology/network/network.js';
import type { Place } from '../../../topology/places/place.js';
import type { Topology } from '../../../topology/topology.js';
import { internet, type PictureEdge } from '../picture.js';
import { type BoxOf, type EdgePart, joinEdges } from './edge-parts.js';
import { leavingEdges } from './leaving-edges.js';
import { gatewayTo, groupsOf } from './place-network.js';
import { portWords, servedWords, targetWords } from './port-words.js';

/** Who is let in by whom: what the groups of each place say of others, and of the internet. */
export function trafficEdges(topology: Topology, boxOf: BoxOf): readonly PictureEdge[] {
  const { places } = topology;
  const entering = places.flatMap((place) =>
    ingressRules(place, topology).flatMap((found) => partsOf(place, found, topology)),
  );
  const parts = [...entering, ...leavingEdges(topology)].flatMap((part): readonly EdgePart[] => {
    const [from, to] = [part.from, part.to].map((id) => (id === internet ? internet : (boxOf(id) ?? id)));
    return from === undefined || to === undefined ? [] : [{ ...part, from, to }];
  });
  return [...links(parts, topology), ...joinEdges(parts)];
}

/** Between the internet and the gateways that something passes. */
function links(parts: readonly EdgePart[], { gateways }: Topology): readonly PictureEdge[] {
  const used = new Set(parts.flatMap(({ from, to }) => [from, to]));
  return gateways
    .filter(({ id, kind }) => kind !== 'nat-gateway' && used.has(id))
    .map(({ id }) => ({ from: internet, to: id, label: '', kind: 'link', isCertain: true, elements: [] }));
}

interface Found {
  readonly rule: GroupRule;
  readonly peer: Peer;
}

function ingressRules(place: Place, topology: Topology): readonly Found[] {
  return groupsOf(place, topology).flatMap(({ rules }) =>
    rules
      .filter(({ direction }) => direction === 'ingress')
      .flatMap((rule) => rule.peers.map((peer) => ({ rule, peer }))),
  );
}

function partsOf(place: Place, { rule, peer }: Found, topology: Topology): readonly EdgePart[] {
  const elements = rule.source === undefined ? [] : [rule.source.element.address];
  const words = portWords(rule, servedWords(place));
  const isKnown = rule.protocol.state === 'known' && rule.ports.state === 'known';
  const edge = { to: place.address, kind: 'traffic', elements } as const;
  if (peer.kind === 'cidr' && isInternet(peer.cidr)) {
    const address = place.network?.publicAddress;
    const certainty = [address?.ipv4, address?.ipv6];
    if (!certainty.includes('yes') && !certainty.includes('maybe')) return [];
    return [
      { ...edge, from: gatewayTo(place, topology), words, isCertain: isKnown && certainty.includes('yes') },
    ];
  }
  if (peer.kind !== 'group') return [];
  return topology.places
    .filter((one) => one !== place && groupsOf(one, topology).some(({ id }) => id === peer.group))
    .map((one) => ({
      ...edge,
      from: one.address,
      words: targetWords(one, place, topology) ?? words,
      isCertain: isKnown,
    }));
}
