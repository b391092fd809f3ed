import { expect, it } from 'vitest';
import type { TrafficRule } from '../../facts/traffic-rule.js';
import { CounterpartRules } from './counterpart-rules.js';

const rule = (protocol: string | undefined, ports: TrafficRule['ports']) =>
  ({ protocol, ports }) as TrafficRule;
const range = (from: number, to = from) => ({ from, to });

it('hold what one of them is about as a whole, whatever their order', () => {
  const rules = new CounterpartRules([
    rule('tcp', range(443)),
    rule('tcp', range(20, 90)),
    rule('tcp', range(30, 40)),
    rule('icmp', 'none'),
  ]);
  const holds = (from: number, to = from) => rules.hold(rule('tcp', range(from, to)));
  expect([443, 20, 90, 41].map((port) => holds(port))).toEqual([true, true, true, true]);
  expect([19, 91, 444].map((port) => holds(port))).toEqual([false, false, false]);
  expect([holds(35, 90), holds(35, 91), holds(90, 443)]).toEqual([true, false, false]);
  expect(rules.hold(rule('udp', range(443)))).toBe(false);
  expect([rule('icmp', 'none'), rule('tcp', 'none')].map((one) => rules.hold(one))).toEqual([true, false]);
  expect(
    [rule('tcp', range(0)), rule('udp', range(0)), rule('all', range(0))].map((one) => rules.overlap(one)),
  ).toEqual([true, false, true]);
  expect(rules.hasUnknown).toBe(false);
  expect(new CounterpartRules([rule('all', range(0, 65_535))]).hold(rule('udp', range(9)))).toBe(true);
  expect(new CounterpartRules([rule('tcp', undefined)]).hasUnknown).toBe(true);
});

it('are asked ten thousand times about ten thousand ranges', () => {
  const ranges = Array.from({ length: 10_000 }, (_, index) => rule('tcp', range(2 * index)));
  const rules = new CounterpartRules(ranges);
  expect(ranges.every((one) => rules.hold(one))).toBe(true);
  expect(
    ranges.some(({ ports }) => typeof ports === 'object' && rules.hold(rule('tcp', range(ports.from + 1)))),
  ).toBe(false);
});
