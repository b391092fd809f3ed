import type { Place } from '../../../topology/places/place.js';
import type { ReachAnswer } from '../../../topology/reach/answer.js';
import { reach, theInternet } from '../../../topology/reach/reach.js';
import type { Topology } from '../../../topology/topology.js';
import { internet, type PictureEdge } from '../picture.js';
import { type BoxOf, type EdgePart, type End, joinEdges } from './edge-parts.js';
import { flowWords } from './flow-words.js';
import { isMeant } from './is-meant.js';
import { gatewayTo, waysOut } from './place-network.js';

/** Edges, and between how many pairs of places nobody can tell. */
export interface Traffic {
  readonly edges: readonly PictureEdge[];
  readonly untold: number;
}

/** What opens connections by itself; what a database or an endpoint could open says nothing about an architecture. */
const callers: ReadonlySet<Place['kind']> = new Set(['load-balancer', 'instances', 'containers', 'function']);

/**
 * Who reaches whom over the network, as `reach` judges it. Where it does not know, a line is drawn between those of which a rule, a listener or
 * a route speaks.
 */
export function trafficEdges(topology: Topology, boxOf: BoxOf): Traffic {
  const places = topology.places.filter(({ network }) => network !== undefined);
  const sources: readonly End[] = [theInternet, ...places.filter(({ kind }) => callers.has(kind))];
  const targets: readonly End[] = [...places, theInternet];
  const pairs = sources.flatMap((from) =>
    targets.filter((to) => to !== from && isAsked(from, to)).map((to) => ({ from, to })),
  );
  let untold = 0;
  const parts = pairs.flatMap(({ from, to }): readonly EdgePart[] => {
    const answer = reach(topology, from, to);
    if (answer.outcome === 'blocked') return [];
    const isNamed = isMeant(from, to, topology);
    if (answer.outcome === 'unknown' && !isNamed) {
      untold += 1;
      return [];
    }
    return partsOf({ from, to, answer }, topology);
  });
  const drawn = parts.map((part) => ({
    ...part,
    from: boxOf(part.from) ?? part.from,
    to: boxOf(part.to) ?? part.to,
  }));
  return { edges: [...links(drawn, topology), ...joinEdges(drawn)], untold };
}

/** A load balancer answers the internet, and calls its targets alone; nothing comes from there to what has no public address, and over the network to a function. */
function isAsked(from: End, to: End): boolean {
  if (to === theInternet) return from !== theInternet && from.kind !== 'load-balancer';
  if (from !== theInternet) return to.kind !== 'function' || from.kind === 'load-balancer';
  const { ipv4, ipv6 } = to.network?.publicAddress ?? { ipv4: 'no', ipv6: 'no' };
  return ipv4 !== 'no' || ipv6 !== 'no';
}

interface Reached {
  readonly from: End;
  readonly to: End;
  readonly answer: ReachAnswer;
}

/** From and to the internet by the gateways on the way. */
function partsOf({ from, to, answer }: Reached, topology: Topology): readonly EdgePart[] {
  const isCertain = answer.outcome === 'reachable';
  const elements = [
    ...new Set(answer.path.flatMap(({ source }) => (source === undefined ? [] : [source.element.address]))),
  ];
  const part = {
    kind: 'traffic',
    isCertain,
    elements,
    words: flowWords({ from, to, answer }, topology),
  } as const;
  if (to === theInternet)
    return from === theInternet
      ? []
      : // The ways of several zones are the same: said once.
        waysOut(from, topology).map((way, index) => ({
          ...part,
          from: from.address,
          to: way,
          words: index === 0 ? part.words : [],
        }));
  if (from === theInternet) return [{ ...part, from: gatewayTo(to, topology), to: to.address }];
  return [{ ...part, from: from.address, to: to.address }];
}

/** Between the internet and the gateways that something passes. */
function links(parts: readonly EdgePart[], { gateways }: Topology): readonly PictureEdge[] {
  const used = new Set(parts.flatMap(({ from, to }) => [from, to]));
  return gateways
    .filter(({ id, kind }) => kind !== 'nat-gateway' && used.has(id))
    .map(({ id }) => ({ from: internet, to: id, label: '', kind: 'link', isCertain: true, elements: [] }));
}
