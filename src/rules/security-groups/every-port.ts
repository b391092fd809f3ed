import { unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { opensEverything } from '../facts/reach.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { pass } from '../verdict.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';

export default defineRule({
  id: 'SG-6',
  title: 'No rule lets in every port',
  severity: 'medium',
  area: 'security',
  impliedBy: ['SG-3', 'SG-4', 'SG-5'],
  resource: trafficRuleTypes,
  why: 'A rule for every port covers services that nobody has thought of, whoever may use it.',
  fix: 'Name the protocol and the port that the service listens on. A group that lets in its own members (`self`) is left alone.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  examples: {
    pass: [
      { ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['10.0.0.0/16'] }] },
      { ingress: [{ protocol: '-1', from_port: 0, to_port: 0, self: true }] },
    ],
    fail: [
      { ingress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['10.0.0.0/16'] }] },
      { ingress: [{ protocol: 'tcp', from_port: 0, to_port: 65_535, cidr_blocks: ['10.0.0.0/16'] }] },
    ],
    unknown: [{ ingress: [{ protocol: '${var.protocol}', cidr_blocks: ['10.0.0.0/16'] }] }],
  },
  check: eachTrafficRule('ingress', (rule) => {
    const own = rule.self && rule.cidrs.length === 0 && rule.groups === undefined;
    if (own) return pass;
    const fault = opensEverything(rule);
    const mayBeOwn = rule.block.get('self').state === 'unknown';
    return unlessFault(fault === 'yes' && mayBeOwn ? 'maybe' : fault, rule.portsPath);
  }),
});
