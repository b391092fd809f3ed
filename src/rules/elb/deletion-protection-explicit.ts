import { mustBeSet } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { loadBalancerTypes } from './facts/load-balancers.js';

export default defineRule({
  id: 'ELB-1',
  title: 'Deletion protection of the load balancer is decided explicitly',
  severity: 'low',
  area: 'operations',
  requirement: 14,
  convention: true,
  impliedBy: ['ELB-2'],
  resource: loadBalancerTypes,
  why: 'If it is not set, nobody knows whether that is intended. A plan shows the default as if it had been set.',
  fix: 'Set `enable_deletion_protection` to `true`, or to `false` where the environment is made and destroyed often.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  examples: {
    pass: [
      { enable_deletion_protection: true },
      { enable_deletion_protection: false },
      { enable_deletion_protection: '${var.protected}' },
    ],
    fail: [{}, { enable_deletion_protection: null }],
  },
  check: mustBeSet('enable_deletion_protection'),
});
