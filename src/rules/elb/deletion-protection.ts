import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { loadBalancerTypes } from './facts/load-balancers.js';

export default defineRule({
  id: 'ELB-2',
  title: 'The load balancer is protected from deletion',
  severity: 'low',
  area: 'operations',
  requirement: 14,
  resource: loadBalancerTypes,
  setting: 'loadBalancer.deletionProtection',
  why: 'One wrong plan, or one click, and the address that the DNS records point to is gone for good.',
  fix: 'Set `enable_deletion_protection = true`.',
  controls: {
    'AWS-FSBP': { 'ELB.6': ['PR', 'SH', 'SP'] },
    HIPAA: { '164.308(a)(7)(i)': ['GR', 'NAG', 'SP'], '164.308(a)(7)(ii)(C)': ['GR', 'NAG', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  examples: {
    pass: [
      { enable_deletion_protection: true },
      { load_balancer_type: 'network', enable_deletion_protection: 'true' },
    ],
    fail: [{}, { enable_deletion_protection: false }],
    unknown: [{ enable_deletion_protection: '${var.protected}' }],
  },
  check: mustEqual('enable_deletion_protection', true),
});
