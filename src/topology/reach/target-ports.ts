import type { Place, TargetGroup } from '../places/place.js';
import { type Step, step } from './answer.js';
import type { PortPart } from './candidates.js';
import type { TopologyIndex } from './topology-index.js';

/** The ports to which a load balancer opens connections: it speaks to the targets of its listeners alone. A step where it does not, or where that is not known. */
export function targetPorts(from: Place, to: Place, index: TopologyIndex): readonly PortPart[] | Step {
  const source = { element: from.element, part: '' };
  if (from.variant === 'classic') return step('maybe', `What ${from.address} forwards to`, source);
  if (from.ports?.state !== 'known')
    return step('maybe', from.ports?.why ?? `The listeners of ${from.address}`, source);
  const forwarded = from.ports.value.map(({ targetGroups }) => targetGroups);
  const open = forwarded.find(({ state }) => state === 'unknown');
  const ids = new Set(forwarded.flatMap((one) => (one.state === 'known' ? one.value : [])));
  const groups = [...ids].flatMap((id) => index.targetGroups.get(id) ?? []);
  const own = groups.filter(({ targets }) => targets.state === 'known' && targets.value.includes(to.address));
  const ports = own.flatMap((group) => portOf(group) ?? []);
  if (ports.length > 0) return ports;
  if (own[0] !== undefined)
    return step('maybe', `The port of ${own[0].id}`, { element: own[0].element, part: '' });
  const doubtful = groups.find(({ targets }) => targets.state === 'unknown');
  if (doubtful?.targets.state === 'unknown')
    return step('maybe', doubtful.targets.why, { element: doubtful.element, part: '' });
  if (open?.state === 'unknown') return step('maybe', open.why, source);
  const isForeign = [...ids].some((id) => !index.targetGroups.has(id));
  if (isForeign) return step('maybe', `A target group of ${from.address} is not in the stack`, source);
  return step('no', `No listener of ${from.address} forwards to ${to.address}`, source);
}

/** The port of the targets. A health check on another port alone serves nobody. */
function portOf({ port, protocol }: TargetGroup): PortPart | undefined {
  if (port.state === 'unknown' || port.value === undefined || protocol.state === 'unknown') return undefined;
  return { protocol: protocol.value, from: port.value, to: port.value };
}
