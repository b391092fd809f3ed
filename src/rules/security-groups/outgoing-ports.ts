import { all, type Certainty, certain, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { opensEverything, reachesInternet } from '../facts/reach.js';
import type { TrafficRule } from '../facts/traffic-rule.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { pass } from '../verdict.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';

/** HTTPS, HTTP, DNS, DNS over TLS, time, mail submission. */
const usual: ReadonlyMap<string, readonly number[]> = new Map([
  ['tcp', [443, 80, 53, 853, 465, 587]],
  ['udp', [53, 123]],
]);

function isUnusual({ ports, protocol }: TrafficRule): Certainty {
  if (ports === undefined || protocol === undefined) return 'maybe';
  if (ports === 'none') return certain(!protocol.startsWith('icmp'));
  return certain(ports.from !== ports.to || !(usual.get(protocol) ?? []).includes(ports.from));
}

const egress = (rule: Record<string, unknown>) => ({
  egress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'], ...rule }],
});

export default defineRule({
  id: 'SG-8',
  title: 'Outgoing traffic to the internet uses ports of known services',
  severity: 'low',
  area: 'security',
  resource: trafficRuleTypes,
  why: 'A machine that talks to the whole internet on an unusual port or a range of ports looks like one that is controlled from outside.',
  fix: 'Allow 443 (and 80, 53 or 123 where they are needed), one port in each rule; give any other port the addresses that need it.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  examples: {
    pass: [
      egress({}),
      egress({ protocol: 'udp', from_port: 123, to_port: 123 }),
      egress({ from_port: 8443, to_port: 8443, cidr_blocks: ['198.51.100.7/32'] }),
    ],
    fail: [
      egress({ from_port: 25 }),
      egress({ from_port: 6667, to_port: 6667 }),
      egress({ protocol: 'udp' }),
    ],
    unknown: [egress({ from_port: '${var.port}' }), egress({ protocol: '${var.protocol}' })],
  },
  check: eachTrafficRule('egress', (rule, { model }) => {
    // All ports are a graver finding of their own.
    if (opensEverything(rule) === 'yes') return pass;
    return unlessFault(all(reachesInternet(rule, model), isUnusual(rule)), rule.portsPath);
  }),
});
