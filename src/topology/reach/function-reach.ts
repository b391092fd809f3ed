import type { Place } from '../places/place.js';
import { plainAnswer, type ReachAnswer, type Step, step } from './answer.js';
import { groupsBetween, targetPorts } from './target-ports.js';
import type { TopologyIndex } from './topology-index.js';

/** Whether the internet calls a function: by a URL that asks for no credentials. By other ways (an API, an event) nobody knows. */
export function internetToFunction(to: Place, index: TopologyIndex): ReachAnswer {
  const urls = index.topology.functionUrls;
  const own = urls.filter((url) => url.function.state === 'known' && url.function.value === to.address);
  const open = own.find(({ isOpen }) => isOpen === 'yes');
  if (open === undefined) {
    const [first] = own;
    return plainAnswer([callsUnknown(to, first?.element ?? to.element)]);
  }
  const source = { element: open.element, part: '' };
  const steps = [step('yes', `${open.element.address} lets everybody call ${to.address}`, source)];
  const flow = { protocol: 'tcp', from: 443, to: 443, families: ['ipv4', 'ipv6'], ranges: [] } as const;
  return { ...plainAnswer(steps), flows: [flow] };
}

/** A function listens on no port: it is called by load balancers that forward to it, and by the API of Lambda. */
export function placeToFunction(from: Place, to: Place, index: TopologyIndex): ReachAnswer {
  if (from.kind !== 'load-balancer') return plainAnswer([callsUnknown(to, to.element)]);
  const [group] = groupsBetween(from, to, index);
  if (group === undefined) {
    const found = targetPorts(from, to, index);
    return plainAnswer('verdict' in found ? [found] : []);
  }
  const source = { element: group.element, part: '' };
  const { targetType, targets } = group;
  if (targetType.state === 'unknown') return plainAnswer([step('maybe', targetType.why, source)]);
  const own = targets.state === 'known' ? targets.value.find(({ id }) => id === to.address) : undefined;
  if (own?.port.state === 'unknown') return plainAnswer([step('maybe', own.port.why, source)]);
  return plainAnswer([
    targetType.value === 'lambda'
      ? step('yes', `${from.address} forwards to ${to.address} by ${group.id}`, source)
      : step('no', `\`target_type\` of ${group.id} is ${targetType.value}, and not lambda`, source),
  ]);
}

function callsUnknown({ address }: Place, element: Place['element']): Step {
  return step('maybe', `Who may call ${address} by the API of Lambda, its triggers and its URL`, {
    element,
    part: '',
  });
}
