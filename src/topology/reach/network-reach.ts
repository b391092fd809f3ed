import { ifKnown } from '../known.js';
import type { Place } from '../places/place.js';
import { somePublic } from './addresses.js';
import { type Family, plainAnswer, type ReachAnswer, type Step, step } from './answer.js';
import {
  type Deciding,
  decidingRules,
  openedPorts,
  type PortPart,
  servedPorts,
  triedRegions,
} from './candidates.js';
import { combined, type Trial } from './combine.js';
import { type End, endsOf } from './ends.js';
import { internetToFunction, placeToFunction } from './function-reach.js';
import { privateWay } from './private-way.js';
import { asOutside, internet, wayIn, wayOut } from './public-way.js';
import { targetPorts } from './target-ports.js';
import type { TopologyIndex } from './topology-index.js';
import type { Traffic } from './traffic.js';

const families: readonly Family[] = ['ipv4', 'ipv6'];

/** Whether the internet reaches a place, or a part of it does. */
export function fromInternet(to: Place, index: TopologyIndex): ReachAnswer {
  if (to.kind === 'function') return internetToFunction(to, index);
  const ends = endsIn(to, index);
  if (ends === undefined) return standsOutside(to);
  const rules = decidingRules({ to: ends }, index);
  const parts = partsOf(to, rules);
  if (parts.length === 0) return listensNowhere(to);
  const trials = families.flatMap((family) =>
    triedRegions({ family, parts }, rules, index).flatMap(({ labels, addresses, parts: tried }) =>
      ends.flatMap((end) =>
        tried.map((part): Trial => {
          const traffic = trafficOf(family, part);
          const steps = wayIn(internet(addresses, labels), end, traffic, index);
          return {
            part,
            family,
            ranges: labels,
            between: `to ${nameOf(end)}`,
            steps: [...steps, ...listens(to)],
          };
        }),
      ),
    ),
  );
  return combined(trials, assumptions(ends, index));
}

/** Whether a place reaches the internet, and where there. */
export function toInternet(from: Place, index: TopologyIndex): ReachAnswer {
  const ends = endsIn(from, index);
  if (ends === undefined)
    return from.kind === 'function'
      ? plainAnswer([step('yes', `${from.address} stands in no VPC, and reaches the internet from there`)])
      : standsOutside(from);
  const rules = decidingRules({ from: ends }, index);
  const parts = openedPorts(rules);
  const trials = families.flatMap((family) =>
    triedRegions({ family, parts }, rules, index).flatMap(({ labels, addresses, parts: tried }) =>
      ends.flatMap((end) =>
        tried.map((part): Trial => {
          const traffic = trafficOf(family, part);
          const steps = wayOut(end, internet(addresses, labels), traffic, index);
          return { part, family, ranges: labels, between: `from ${nameOf(end)}`, steps };
        }),
      ),
    ),
  );
  return combined(trials, assumptions(ends, index));
}

/** Whether one place reaches another: by private addresses, or over the internet where the other has a public one. */
export function betweenPlaces(from: Place, to: Place, index: TopologyIndex): ReachAnswer {
  if (to.kind === 'function') return placeToFunction(from, to, index);
  const [own, theirs] = [endsIn(from, index), endsIn(to, index)];
  if (theirs === undefined) return standsOutside(to);
  if (own === undefined)
    return from.kind === 'function' ? fromFunction(from, to, theirs, index) : standsOutside(from);
  const registered = from.kind === 'load-balancer' ? targetPorts(from, to, index) : undefined;
  if (registered !== undefined && 'verdict' in registered) return plainAnswer([registered]);
  const rules = decidingRules({ from: own, to: theirs }, index);
  const parts = registered ?? partsOf(to, rules);
  if (parts.length === 0) return listensNowhere(to);
  const pairs = own.flatMap((one) => theirs.map((other) => ({ one, other })));
  const trialsOf = (
    steps: (pair: { one: End; other: End }, part: PortPart, family: Family) => readonly Step[],
  ) =>
    families.flatMap((family) =>
      pairs.flatMap((pair) =>
        parts.map(
          (part): Trial => ({
            ...{ part, family, ranges: [] },
            between: `from ${nameOf(pair.one)} to ${nameOf(pair.other)}`,
            steps: [...steps(pair, part, family), ...listens(to)],
          }),
        ),
      ),
    );
  const notes = assumptions([...own, ...theirs], index);
  const inside = combined(
    trialsOf(({ one, other }, part, family) => privateWay(one, other, trafficOf(family, part), index)),
    notes,
  );
  const { ipv4, ipv6 } = to.network?.publicAddress ?? { ipv4: 'no', ipv6: 'no' };
  if (inside.outcome === 'reachable' || registered !== undefined || (ipv4 === 'no' && ipv6 === 'no'))
    return inside;
  const outside = combined(
    trialsOf(({ one, other }, part, family) => {
      const traffic = trafficOf(family, part);
      return [
        ...wayOut(one, asOutside(other, traffic), traffic, index),
        ...wayIn(asOutside(one, traffic), other, traffic, index),
      ];
    }),
    notes,
  );
  const rank = { reachable: 2, unknown: 1, blocked: 0 } as const;
  return rank[outside.outcome] > rank[inside.outcome] ? outside : inside;
}

/** A function outside of all VPCs has some address of AWS: who lets in the whole internet lets it in, of a range nobody knows. */
function fromFunction(from: Place, to: Place, ends: readonly End[], index: TopologyIndex): ReachAnswer {
  const parts = partsOf(to, decidingRules({ to: ends }, index));
  if (parts.length === 0) return listensNowhere(to);
  const trials = families.flatMap((family) =>
    ends.flatMap((end) =>
      parts.map((part): Trial => {
        const outside = { ...internet(somePublic(family)), name: from.address };
        const steps = wayIn(outside, end, trafficOf(family, part), index);
        const opens =
          family === 'ipv6' ? [step('maybe', `Whether ${from.address} opens connections by IPv6`)] : [];
        return {
          ...{ part, family, ranges: [], between: `to ${nameOf(end)}` },
          steps: [...opens, ...steps, ...listens(to)],
        };
      }),
    ),
  );
  return combined(trials, assumptions(ends, index));
}

function endsIn(place: Place, index: TopologyIndex): readonly End[] | undefined {
  return place.network === undefined ? undefined : endsOf(place, place.network, index);
}

function partsOf(to: Place, rules: Deciding): readonly PortPart[] {
  return servedPorts(to) ?? openedPorts(rules);
}

/** The last step, where it is not known on which ports something listens. */
function listens({ ports }: Place): readonly Step[] {
  return ports?.state === 'unknown' ? [step('maybe', ports.why)] : [];
}

function listensNowhere(to: Place): ReachAnswer {
  const what = to.kind === 'load-balancer' ? 'has no listener' : 'listens on no port';
  return plainAnswer([step('no', `${to.address} ${what}`, { element: to.element, part: '' })]);
}

function standsOutside(place: Place): ReachAnswer {
  const source = { element: place.element, part: '' };
  return plainAnswer([step('no', `${place.address} stands in no VPC and has no address in one`, source)]);
}

function nameOf({ subnet, place }: End): string {
  return ifKnown(subnet)?.id ?? `a subnet of ${place.address}`;
}

/** What is taken as AWS makes it, because nothing of the stack says otherwise. */
function assumptions(ends: readonly End[], index: TopologyIndex): readonly string[] {
  const vpcs = new Set(ends.flatMap(({ network }) => ifKnown(network.vpc) ?? []));
  return [...vpcs].flatMap((id) => {
    const vpc = index.vpcs.get(id);
    if (vpc?.isDefault !== 'yes') return [];
    return [
      `${id} is taken as AWS makes a default VPC: a route to the internet gateway, and a network ACL that lets everything pass.`,
    ];
  });
}

function trafficOf(family: Family, { protocol, from: port, to }: PortPart): Traffic {
  return { family, protocol, port, to };
}
