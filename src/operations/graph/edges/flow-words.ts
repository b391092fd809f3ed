import { ifKnown } from '../../../topology/known.js';
import type { Place, ServedPort, TargetGroup } from '../../../topology/places/place.js';
import type { Flow, ReachAnswer } from '../../../topology/reach/answer.js';
import { theInternet } from '../../../topology/reach/reach.js';
import type { Topology } from '../../../topology/topology.js';
import { textAt } from '../boxes/place-details.js';
import type { End } from './edge-parts.js';

interface Reached {
  readonly from: End;
  readonly to: End;
  readonly answer: ReachAnswer;
}

/** What passes, `HTTPS 443`: in the words of the listener or the target group that it goes to, where there is one. */
export function flowWords({ from, to, answer }: Reached, topology: Topology): readonly string[] {
  const { flows } = answer;
  if (opensEverything(flows)) return ['all traffic'];
  const targets = from === theInternet || to === theInternet ? [] : targetGroupsOf(from, to, topology);
  const served = to === theInternet ? [] : (ifKnown(to.ports ?? { state: 'known', value: [] }) ?? []);
  const words = flows.map((flow) => {
    const port = String(flow.from);
    const target = targets.find(({ element }) => textAt(element, 'port') === port);
    const listener = served.find((one) => one.port === flow.from && one.protocol === flow.protocol);
    const protocol =
      (target && textAt(target.element, 'protocol')) ??
      (listener && listenerProtocol(listener)) ??
      protocolOf(flow);
    return flow.protocol === 'icmp'
      ? 'ICMP'
      : flow.from === flow.to
        ? `${protocol} ${port}`
        : rangeWords(flow);
  });
  const targetWords = targets.flatMap(({ element }) => {
    const [protocol, port] = [textAt(element, 'protocol'), textAt(element, 'port')];
    return protocol === undefined || port === undefined ? [] : [`${protocol} ${port}`];
  });
  return words.length > 0 ? words : targetWords;
}

/** The target groups by which a load balancer sends to a place. */
export function targetGroupsOf(from: Place, to: Place, { targetGroups }: Topology): readonly TargetGroup[] {
  const served = (from.ports === undefined ? undefined : ifKnown(from.ports)) ?? [];
  const ids = served.flatMap((port) => ifKnown(port.targetGroups) ?? []);
  return targetGroups.filter(
    ({ id, targets }) =>
      ids.includes(id) && (ifKnown(targets) ?? []).some((target) => target.id === to.address),
  );
}

function opensEverything(flows: readonly Flow[]): boolean {
  const isWhole = (protocol: Flow['protocol']) =>
    flows.some((one) => one.protocol === protocol && one.from === 0 && one.to === 65_535);
  return isWhole('tcp') && isWhole('udp');
}

function listenerProtocol({ element }: ServedPort): string | undefined {
  return /_listener$/.test(element.type) ? textAt(element, 'protocol') : undefined;
}

/** What speaks on a port of TCP is known of the web alone. */
function protocolOf({ protocol, from, to }: Flow): string {
  if (protocol === 'tcp' && from === to && from === 443) return 'HTTPS';
  return protocol.toUpperCase();
}

function rangeWords({ protocol, from, to }: Flow): string {
  const word = protocol.toUpperCase();
  return from === 0 && to === 65_535 ? `${word}, all ports` : `${word} ${from} to ${to}`;
}
