import type { Flow, ReachAnswer, Step } from '../../topology/reach/answer.js';

/** `TCP 80, 443`, `TCP 22 from 198.51.100.0/24`, `TCP 443 (IPv6)`; empty where no port is told. */
export function flowWords(flows: readonly Flow[], side: 'from' | 'to' = 'from'): string {
  const groups = new Map<string, Flow[]>();
  for (const flow of flows) {
    const key = `${flow.protocol} ${flow.families.join()} ${flow.ranges.join()}`;
    groups.set(key, [...(groups.get(key) ?? []), flow]);
  }
  return [...groups.values()].map((group) => groupWords(group, side)).join('; ');
}

function groupWords(flows: readonly Flow[], side: 'from' | 'to'): string {
  const [first] = flows;
  if (first === undefined) return '';
  const { protocol, families, ranges } = first;
  const ports = flows.map(({ from, to }) => (from === to ? String(from) : `${from} to ${to}`)).join(', ');
  const isAll = flows.length === 1 && first.from === 0 && first.to === 65_535;
  const name = protocol.toUpperCase();
  const what = protocol === 'icmp' ? name : isAll ? `every ${name} port` : `${name} ${ports}`;
  const family =
    families.length === 1 && families[0] === 'ipv6'
      ? ' (IPv6)'
      : families.length > 1
        ? ' (IPv4 and IPv6)'
        : '';
  const where = ranges.length === 0 ? '' : ` ${side} ${ranges.join(', ')}`;
  return `${what}${family}${where}`;
}

/** The one sentence about an answer: what passes, what stops it, or what is not known. */
export function answerWords({ outcome, flows, stop, unknowns }: ReachAnswer, side?: 'from' | 'to'): string {
  const ports = flowWords(flows, side);
  if (outcome === 'reachable') return ports === '' ? 'yes' : ports;
  if (outcome === 'blocked') return `${stop?.text ?? 'It does not reach itself'}.`;
  const [first, ...more] = unknowns;
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return `${first?.text ?? 'It is not known'}${rest}.`;
}

/** Where a step is written: `main.tf.json:12`, else the address of its element. */
export function placeOfStep({ source }: Step): string {
  if (source === undefined) return '';
  const { element, part } = source;
  const { file, line, address } = element;
  const at = file === undefined ? '' : ` (${file}${line === undefined ? '' : `:${line}`})`;
  return `${address}${part === '' ? '' : ` ${part}`}${at}`;
}

/** An answer in a cell of a matrix: ports, `yes`, `-` where it is blocked, `?` where it is not known; empty where nothing was asked. */
export function reachCell(answer: ReachAnswer | undefined): string {
  if (answer === undefined) return '';
  if (answer.outcome === 'blocked') return '-';
  if (answer.outcome === 'unknown') return '?';
  const ports = answer.flows.map(({ protocol, from, to }) => {
    const name = protocol === 'tcp' ? '' : `${protocol} `;
    if (protocol === 'icmp') return 'icmp';
    return from === 0 && to === 65_535 ? `${name}all` : `${name}${from === to ? from : `${from}-${to}`}`;
  });
  return ports.length === 0 ? 'yes' : [...new Set(ports)].join(',');
}
