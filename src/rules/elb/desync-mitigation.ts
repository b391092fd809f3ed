import { mustBeOneOf } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { loadBalancerTypes, onlyKinds } from './facts/load-balancers.js';

export default defineRule({
  id: 'ELB-6',
  title: 'The load balancer mitigates HTTP desync attacks',
  severity: 'medium',
  area: 'security',
  resource: loadBalancerTypes,
  why: 'In the mode `monitor` requests that two servers understand differently go through, and poison what the next user gets.',
  fix: 'Set `desync_mitigation_mode` to `defensive` (the default) or `strictest`.',
  controls: { 'AWS-FSBP': { 'ELB.12': ['PR', 'SH', 'SP'] }, 'PCI-DSS-4.0.1': { '6.2.4': ['SH'] } },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  examples: {
    pass: [{ desync_mitigation_mode: 'defensive' }, { desync_mitigation_mode: 'strictest' }, {}],
    fail: [{ desync_mitigation_mode: 'monitor' }],
    unknown: [{ desync_mitigation_mode: '${var.mode}' }],
  },
  check: onlyKinds(
    ['application'],
    mustBeOneOf('desync_mitigation_mode', ['defensive', 'strictest'], { absent: 'pass' }),
  ),
});
