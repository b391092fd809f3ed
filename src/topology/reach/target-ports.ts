import type { Known } from '../known.js';
import type { Place, Target, TargetGroup } from '../places/place.js';
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
  const own = registrations(groups, to);
  const ports = own.flatMap(({ group, port }) => partsOf(group, port));
  if (ports.length > 0) return ports;
  const [first] = own;
  if (first !== undefined) {
    const { group, port } = first;
    const why = port.state === 'unknown' ? port.why : `The port of ${group.id}`;
    return step('maybe', why, { element: group.element, part: '' });
  }
  const doubtful = groups.find(({ targets }) => targets.state === 'unknown');
  if (doubtful?.targets.state === 'unknown')
    return step('maybe', doubtful.targets.why, { element: doubtful.element, part: '' });
  if (open?.state === 'unknown') return step('maybe', open.why, source);
  const isForeign = [...ids].some((id) => !index.targetGroups.has(id));
  if (isForeign) return step('maybe', `A target group of ${from.address} is not in the stack`, source);
  return step('no', `No listener of ${from.address} forwards to ${to.address}`, source);
}

/** The target groups that a load balancer forwards to and that have a place as a target. */
export function groupsBetween(from: Place, to: Place, index: TopologyIndex): readonly TargetGroup[] {
  const served = from.ports?.state === 'known' ? from.ports.value : [];
  const ids = new Set(
    served.flatMap(({ targetGroups }) => (targetGroups.state === 'known' ? targetGroups.value : [])),
  );
  const groups = [...ids].flatMap((id) => index.targetGroups.get(id) ?? []);
  return [...new Set(registrations(groups, to).map(({ group }) => group))];
}

function registrations(
  groups: readonly TargetGroup[],
  to: Place,
): readonly { readonly group: TargetGroup; readonly port: Target['port'] }[] {
  return groups.flatMap((group) => {
    const targets = group.targets.state === 'known' ? group.targets.value : [];
    return targets.filter(({ id }) => id === to.address).map(({ port }) => ({ group, port }));
  });
}

/** The port of a target. A health check on another port alone serves nobody. */
function partsOf({ protocols }: TargetGroup, port: Known<number | undefined>): readonly PortPart[] {
  if (port.state === 'unknown' || port.value === undefined) return [];
  const { value } = port;
  return protocols.map((protocol) => ({ protocol, from: value, to: value }));
}
