import { mustBeOneOf, mustEqual } from '../conditions/attribute.js';
import { allOf } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'ELB-25',
  title: 'Classic load balancers drain connections and mitigate desync attacks',
  severity: 'low',
  area: 'operations',
  resource: 'aws_elb',
  why: 'Without draining every replaced instance takes the requests with it that it was working on.',
  fix: 'Set `connection_draining = true`, and leave `desync_mitigation_mode` at `defensive` or set `strictest`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html',
  examples: {
    pass: [
      { connection_draining: true },
      { connection_draining: 'true', desync_mitigation_mode: 'strictest' },
    ],
    fail: [
      {},
      { connection_draining: false },
      { connection_draining: true, desync_mitigation_mode: 'monitor' },
    ],
    unknown: [{ connection_draining: '${var.drain}' }],
  },
  check: allOf(
    mustEqual('connection_draining', true),
    mustBeOneOf('desync_mitigation_mode', ['defensive', 'strictest'], { absent: 'pass' }),
  ),
});
