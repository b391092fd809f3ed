import { unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { coversPort, opensEverything } from '../facts/reach.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { pass } from '../verdict.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';

const ingress = (
  from: number | string,
  to: number | string,
  rule: object = { cidr_blocks: ['10.0.0.0/8'] },
) => ({
  ingress: [{ protocol: 'tcp', from_port: from, to_port: to, ...rule }],
});

export default defineRule({
  id: 'SG-17',
  title: 'No rule opens SSH or RDP',
  severity: 'medium',
  area: 'operations',
  requirement: 6,
  impliedBy: ['SG-3'],
  resource: trafficRuleTypes,
  why: 'Whoever is in the office network, or on a host in the VPC, is one stolen key away from a shell that no log records. Session Manager needs no open port.',
  fix: 'Remove the rule and connect with `aws ssm start-session`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html',
  examples: {
    pass: [ingress(443, 443), ingress(0, 65_535, { self: true })],
    fail: [
      ingress(22, 22),
      ingress(20, 25),
      ingress(3389, 3389, { security_groups: ['sg-00000000'] }),
      {
        stack: {
          resource: {
            aws_vpc_security_group_ingress_rule: {
              ssh: { ip_protocol: 'tcp', from_port: 22, to_port: 22, prefix_list_id: 'pl-00000000' },
            },
          },
        },
      },
    ],
    unknown: [ingress('${var.port}', '${var.port}')],
  },
  check: eachTrafficRule('ingress', (rule) =>
    // Every port at once is what another rule is about.
    opensEverything(rule) === 'yes' ? pass : unlessFault(coversPort(rule, [22, 3389]), rule.portsPath),
  ),
});
