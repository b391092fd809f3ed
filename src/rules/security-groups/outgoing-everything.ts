import { all, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { opensEverything, reachesInternet } from '../facts/reach.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';

const egress = (rule: Record<string, unknown>) => ({ egress: [{ from_port: 0, to_port: 0, ...rule }] });

export default defineRule({
  id: 'SG-7',
  title: 'Outgoing traffic to the internet is limited',
  severity: 'medium',
  area: 'security',
  resource: trafficRuleTypes,
  why: 'Stolen data and the commands of an intruder leave by whatever port is open; a group that lets out everything stops neither.',
  fix: 'Replace the rule for all protocols by one for each need: HTTPS to the internet, the database port to its group.',
  controls: { 'PCI-DSS-4.0.1': { '1.3.2': ['PU'] } },
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  examples: {
    pass: [
      egress({ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] }),
      egress({ protocol: '-1', cidr_blocks: ['10.0.0.0/16'] }),
    ],
    fail: [
      egress({ protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }),
      egress({ protocol: 'tcp', to_port: 65_535, ipv6_cidr_blocks: ['::/0'] }),
      {
        stack: {
          resource: {
            aws_vpc_security_group_egress_rule: { all: { ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' } },
          },
        },
      },
    ],
    unknown: [egress({ protocol: '-1', cidr_blocks: ['${var.target}'] })],
  },
  check: eachTrafficRule('egress', (rule, { model }) =>
    unlessFault(all(reachesInternet(rule, model), opensEverything(rule)), rule.sourcePath),
  ),
});
