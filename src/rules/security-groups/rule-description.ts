import { textOf } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { fail, pass, unknown } from '../verdict.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';

export default defineRule({
  id: 'SG-2',
  title: 'Every security group rule has a description',
  severity: 'low',
  area: 'audit',
  requirement: 13,
  convention: true,
  resource: trafficRuleTypes,
  why: 'A port that is open without a stated reason can be neither approved nor safely closed.',
  fix: 'Set `description` on the rule, inline or in its own resource: who needs it and for what.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  examples: {
    pass: [
      { ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp', description: 'HTTPS from clients' }] },
      {
        stack: {
          resource: { aws_security_group_rule: { web: { type: 'ingress', description: 'From clients' } } },
        },
      },
    ],
    fail: [
      { ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp' }] },
      { egress: { from_port: 0, to_port: 0, protocol: '-1', description: '' } },
      { stack: { resource: { aws_security_group_rule: { web: { type: 'egress' } } } } },
      { stack: { resource: { aws_vpc_security_group_ingress_rule: { web: { description: null } } } } },
      { stack: { resource: { aws_vpc_security_group_egress_rule: { web: { ip_protocol: '-1' } } } } },
    ],
    unknown: [
      { ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp', description: '${var.text}' }] },
      { ingress: '${var.rules}' },
    ],
  },
  check: eachTrafficRule('both', ({ block }) => {
    const reading = block.get('description');
    if (reading.state === 'unknown') return unknown(block.at('description'));
    const text = reading.state === 'known' ? textOf(reading.value).trim() : '';
    return text === '' ? fail(block.at('description'), 'It is not set.') : pass;
  }),
});
