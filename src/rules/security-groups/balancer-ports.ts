import { all, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { coversPort, reachesInternet } from '../facts/reach.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { notApplicable } from '../verdict.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';
import { servesBalancersOnly } from './facts/group-use.js';
import { riskyPorts } from './facts/risky-ports.js';

const balancer = (from: number, to: number, source: object = { cidr_blocks: ['0.0.0.0/0'] }) => ({
  stack: {
    resource: {
      aws_security_group: {
        alb: { ingress: [{ protocol: 'tcp', from_port: from, to_port: to, ...source }] },
      },
      aws_lb: { web: { security_groups: ['${aws_security_group.alb.id}'] } },
    },
  },
});

export default defineRule({
  id: 'SG-18',
  title: 'Load balancers open no port of a database or another risky service',
  severity: 'high',
  area: 'security',
  impliedBy: ['SG-3', 'SG-5'],
  resource: trafficRuleTypes,
  why: 'An application load balancer speaks HTTP on such a port, so that no database is open; but whatever gets this group next is.',
  fix: 'Open 443, and 80 for the redirect, one rule each. Give a further listener a port above 1024 that no known service has.',
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
    pass: [balancer(443, 443), balancer(443, 445, { cidr_blocks: ['10.0.0.0/8'] })],
    fail: [balancer(443, 445), balancer(8080, 8080)],
    unknown: [balancer(8080, 8080, { cidr_blocks: '${var.clients}' })],
  },
  check: eachTrafficRule('ingress', (rule, { model }) =>
    servesBalancersOnly(rule, model)
      ? unlessFault(all(reachesInternet(rule, model), coversPort(rule, riskyPorts)), rule.sourcePath)
      : notApplicable,
  ),
});
