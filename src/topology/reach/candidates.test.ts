import { describe, expect, it } from 'vitest';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';
import { liesIn } from './addresses.js';
import { type Deciding, openedPorts, triedRegions } from './candidates.js';
import { indexOf } from './topology-index.js';

const count = 100;
const rangeOf = (at: number) => `203.0.${100 + at}.0/24`;

function tried(rules: Readonly<Record<string, object>>, isWhole = true) {
  const model = readStack({
    resource: {
      aws_security_group: { app: {} },
      aws_security_group_rule: Object.fromEntries(
        Object.entries(rules).map(([name, rule]) => [
          name,
          { security_group_id: '${aws_security_group.app.id}', type: 'ingress', protocol: 'tcp', ...rule },
        ]),
      ),
    },
  });
  const topology = topologyOf(model);
  const own = topology.groups
    .filter(({ id }) => id === 'aws_security_group.app')
    .flatMap((group) => group.rules.filter(({ direction }) => direction === 'ingress'));
  const deciding: Deciding = { rules: own, sides: [isWhole ? own : undefined], entries: [] };
  const parts = openedPorts(deciding);
  return { parts, regions: triedRegions({ family: 'ipv4', parts }, deciding, indexOf(topology)) };
}

describe('regions of the internet that are tried', () => {
  const each = Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `r${100 + at}`,
      { from_port: 1000 + 2 * at, to_port: 1000 + 2 * at, cidr_blocks: [rangeOf(at)] },
    ]),
  );

  it('are tried on the ports that a rule opens for them, and the first on all', () => {
    const { parts, regions } = tried(each);
    expect(regions.map(({ labels }) => labels)).toEqual([
      [],
      ...Array.from({ length: count }, (_, at) => [rangeOf(at)]),
    ]);
    expect(regions[0]?.parts).toEqual(parts);
    expect(regions.slice(1).map((region) => region.parts.map(({ from }) => from))).toEqual(
      Array.from({ length: count }, (_, at) => [1000 + 2 * at]),
    );
  });

  it('are tried on the ports of wider ranges, and of rules of which nobody knows whom they mean', () => {
    const { regions } = tried({
      wide: { from_port: 1, to_port: 1, cidr_blocks: ['203.0.0.0/16'] },
      small: { from_port: 2, to_port: 2, cidr_blocks: ['203.0.113.0/24'] },
      all: { from_port: 3, to_port: 3, cidr_blocks: ['0.0.0.0/0'] },
      open: { from_port: 4, to_port: 4, cidr_blocks: ['${var.range}'] },
      other: { from_port: 5, to_port: 5, cidr_blocks: ['198.51.100.0/24'] },
    });
    const portsOf = (range: string) =>
      regions.find(({ labels }) => labels[0] === range)?.parts.map(({ from }) => from);
    expect(portsOf('203.0.113.0/24')).toEqual([1, 2, 3, 4]);
    expect(portsOf('203.0.0.0/16')).toEqual([1, 3, 4]);
    expect(portsOf('198.51.100.0/24')).toEqual([3, 4, 5]);
  });

  it('are tried on all ports where not all rules are known', () => {
    const { parts, regions } = tried(each, false);
    expect(regions.every((region) => region.parts.length === parts.length)).toBe(true);
  });
});

it.each(
  '10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 169.254.0.0/16 127.0.0.0/8 0.0.0.0/8 224.0.0.0/3 fc00::/7 fe80::/10 ff00::/8 ::/8'.split(
    ' ',
  ),
)('no address of the internet lies in %s', (cidr) => {
  const family = cidr.includes(':') ? 'ipv6' : 'ipv4';
  expect(liesIn({ family, ranges: undefined, isPublic: true }, cidr)).toBe('no');
  expect(liesIn({ family, ranges: undefined, isPublic: false }, cidr)).toBe('maybe');
});
