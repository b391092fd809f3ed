import { mustBeBetween, mustBeOneOf } from '../conditions/attribute.js';
import { knownText } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { targetGroupTypes } from '../facts/target-attachments.js';
import { notApplicable } from '../verdict.js';

const protocols = ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'GENEVE', 'QUIC', 'TCP_QUIC'];

export default defineRule({
  id: 'ELB-27',
  title: 'The target group says how its targets are spoken to',
  severity: 'medium',
  area: 'function',
  resource: targetGroupTypes,
  why: 'AWS refuses a target group for instances or addresses without protocol and port in the middle of an apply.',
  fix: 'Set `protocol` and `port` to what the application listens on.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-target-group.html',
  examples: {
    pass: [
      { protocol: 'HTTP', port: 8080 },
      { protocol: 'TLS', port: '443', target_type: 'ip' },
    ],
    fail: [
      {},
      { protocol: 'HTTP' },
      { port: 80 },
      { protocol: 'SPDY', port: 80 },
      { protocol: 'HTTP', port: 0 },
    ],
    unknown: [{ protocol: 'HTTP', port: '${var.port}' }],
  },
  check: (group) =>
    knownText(group, 'target_type') === 'lambda'
      ? notApplicable
      : [mustBeOneOf('protocol', protocols)(group), mustBeBetween('port', [1, 65_535])(group)],
});
