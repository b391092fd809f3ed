import { mustBeOneOf } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { targetGroupTypes } from '../facts/target-attachments.js';
import { onlyServers } from './facts/target-groups.js';

export default defineRule({
  id: 'ELB-17',
  title: 'Requests are encrypted between load balancer and targets',
  severity: 'low',
  area: 'security',
  resource: targetGroupTypes,
  setting: 'app.protocol',
  why: 'Behind the load balancer requests go through the network as they are, for whoever can mirror its traffic.',
  fix: 'Let the application serve TLS, with its own certificate, and set `protocol = "HTTPS"` (`TLS` behind a Network Load Balancer).',
  controls: { 'AWS-FSBP': { 'ELB.22': ['SH'] } },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
  examples: {
    pass: [{ protocol: 'HTTPS' }, { protocol: 'TLS' }, { protocol: 'QUIC' }, { protocol: 'GENEVE' }],
    fail: [{ protocol: 'HTTP' }, { protocol: 'TCP' }, {}],
    unknown: [{ protocol: '${var.protocol}' }],
  },
  check: onlyServers(mustBeOneOf('protocol', ['HTTPS', 'TLS', 'QUIC', 'TCP_QUIC', 'GENEVE'])),
});
