import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { loadBalancerTypes, onlyKinds } from './facts/load-balancers.js';

export default defineRule({
  id: 'ELB-3',
  title: 'The load balancer speaks HTTP/2',
  severity: 'low',
  area: 'operations',
  requirement: 14,
  resource: loadBalancerTypes,
  why: 'Without it every browser opens about six connections, each with its own handshake. A value that is not set follows the default of the provider.',
  fix: 'Set `enable_http2 = true`, also where that is the default.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  examples: {
    pass: [{ enable_http2: true }],
    fail: [{ enable_http2: false }, {}],
    unknown: [{ enable_http2: '${var.http2}' }],
  },
  check: onlyKinds(['application'], mustEqual('enable_http2', true)),
});
