import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { loadBalancerTypes, onlyKinds } from './facts/load-balancers.js';

export default defineRule({
  id: 'ELB-22',
  title: 'Network and gateway load balancers balance across zones',
  severity: 'low',
  area: 'availability',
  resource: [...loadBalancerTypes, 'aws_elb'],
  why: 'Otherwise each zone gets the same share, whether one instance serves it or ten, and an empty one answers nobody.',
  fix: 'Set `enable_cross_zone_load_balancing = true`; on a classic load balancer `cross_zone_load_balancing` must not be `false`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-load-balancer-attributes.html',
  examples: {
    pass: [
      { load_balancer_type: 'network', enable_cross_zone_load_balancing: true },
      { stack: { resource: { aws_elb: { web: {} } } } },
    ],
    fail: [
      { load_balancer_type: 'network' },
      { load_balancer_type: 'gateway', enable_cross_zone_load_balancing: false },
      { stack: { resource: { aws_elb: { web: { cross_zone_load_balancing: false } } } } },
    ],
    unknown: [{ load_balancer_type: 'network', enable_cross_zone_load_balancing: '${var.cross}' }],
  },
  check: (element, context) =>
    element.type === 'aws_elb'
      ? mustEqual('cross_zone_load_balancing', true, { absent: 'pass' })(element)
      : onlyKinds(['network', 'gateway'], mustEqual('enable_cross_zone_load_balancing', true))(
          element,
          context,
        ),
});
