import { all, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { coversPort, reachesInternet } from '../facts/reach.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { notApplicable } from '../verdict.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';
import { servesBalancersOnly } from './facts/group-use.js';
import { riskyPorts } from './facts/risky-ports.js';

const ingress = (rule: Record<string, unknown>) => ({ ingress: [{ protocol: 'tcp', ...rule }] });

export default defineRule({
  id: 'SG-4',
  title: 'The internet cannot reach databases and other risky ports',
  severity: 'critical',
  area: 'security',
  impliedBy: ['SG-3'],
  resource: trafficRuleTypes,
  why: 'A database or an administration port that everybody can reach is one leaked password or one flaw away from being read by everybody.',
  fix: 'Let the rule name the security group of the application (`referenced_security_group_id`) instead of a range of addresses, or close it.',
  controls: {
    'PCI-DSS-4.0.1': {
      '1.2.5': ['PR', 'SP'],
      '1.3.1': ['PR', 'SP', 'PU'],
      '1.4.2': ['PR', 'SP', 'PU'],
    },
    HIPAA: { '164.312(a)(1)': ['SP', 'GR', 'NAG'], '164.312(e)(1)': ['SP', 'GR', 'NAG'] },
    SOC2: { 'CC6.6': ['PR', 'SP'] },
    'AWS-FSBP': { 'EC2.18': ['SH', 'SP'], 'EC2.19': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19',
  examples: {
    pass: [
      ingress({ from_port: 5432, to_port: 5432, security_groups: ['${aws_security_group.app.id}'] }),
      ingress({ from_port: 80, to_port: 80, cidr_blocks: ['0.0.0.0/0'] }),
    ],
    fail: [
      ingress({ from_port: 5432, to_port: 5432, cidr_blocks: ['0.0.0.0/0'] }),
      ingress({ from_port: 5000, to_port: 6000, ipv6_cidr_blocks: ['::/0'] }),
      { ingress: { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] } },
    ],
    unknown: [ingress({ from_port: 5432, to_port: 5432, cidr_blocks: '${var.clients}' })],
  },
  check: eachTrafficRule('ingress', (rule, { model }) =>
    servesBalancersOnly(rule, model)
      ? notApplicable
      : unlessFault(all(reachesInternet(rule, model), coversPort(rule, riskyPorts)), rule.sourcePath),
  ),
});
