import { type Certainty, certain } from '../../rules/conditions/certainty.js';
import type { PortRange } from '../../rules/facts/traffic-rule.js';
import type { Known } from '../known.js';
import type { Family, Protocol } from './answer.js';

/** Packets of one protocol to one port. */
export interface Traffic {
  readonly family: Family;
  readonly protocol: Protocol;
  readonly port: number;
  /** The last of the ports that are meant, where every rule says the same of all of them. */
  readonly to?: number;
}

/** `TCP 5432`, `TCP 0 to 65535`. */
export function trafficName({
  protocol,
  port,
  to = port,
}: Pick<Traffic, 'protocol' | 'port' | 'to'>): string {
  if (protocol === 'icmp') return 'ICMP';
  return `${protocol.toUpperCase()} ${port}${to === port ? '' : ` to ${to}`}`;
}

/** Whether a protocol and a range of ports are about this traffic. */
export function isAboutTraffic(
  { family, protocol, port }: Traffic,
  written: Known<string>,
  ports: Known<PortRange | 'none'>,
): Certainty {
  if (written.state === 'unknown') return 'maybe';
  if (written.value === 'all') return 'yes';
  const own = protocol === 'icmp' && family === 'ipv6' ? 'icmpv6' : protocol;
  if (written.value !== own) return 'no';
  if (protocol === 'icmp') return 'yes';
  if (ports.state === 'unknown') return 'maybe';
  return certain(ports.value !== 'none' && ports.value.from <= port && port <= ports.value.to);
}

const highest = 65_535;

/** The ports from one to another, divided where a rule begins or ends: in each part every rule says the same. */
export function portParts(
  written: readonly Known<PortRange | 'none'>[],
  { from, to }: PortRange = { from: 0, to: highest },
): readonly PortRange[] {
  const starts = new Set([from]);
  for (const one of written) {
    if (one.state === 'unknown' || one.value === 'none') continue;
    starts.add(one.value.from).add(one.value.to + 1);
  }
  const sorted = [...starts].filter((start) => start >= from && start <= to).sort((a, b) => a - b);
  return sorted.map((start, index) => ({ from: start, to: (sorted[index + 1] ?? to + 1) - 1 }));
}
