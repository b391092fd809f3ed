import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { loadBalancerTypes, onlyKinds } from './facts/load-balancers.js';

export default defineRule({
  id: 'ELB-4',
  title: 'The load balancer closes idle connections after 60 seconds',
  severity: 'low',
  area: 'operations',
  requirement: 14,
  convention: true,
  resource: loadBalancerTypes,
  setting: 'loadBalancer.idleTimeoutSeconds',
  why: 'Shorter cuts slow answers off; longer lets a client hold connections that others need. What is not written down is whatever the provider’s default will be.',
  fix: 'Set `idle_timeout = 60`, also where that is the default; waive it where the application holds connections open on purpose.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  examples: {
    pass: [{ idle_timeout: 60 }, { idle_timeout: '60' }],
    fail: [{}, { idle_timeout: 4000 }, { idle_timeout: 10 }],
    unknown: [{ idle_timeout: '${var.timeout}' }],
  },
  check: onlyKinds(['application'], mustEqual('idle_timeout', 60)),
});
