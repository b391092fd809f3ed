import { relatedByAny } from '../conditions/related-by-any.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';
import { listenerTypes, loadBalancerTypes } from './facts/load-balancers.js';

const places = listenerTypes.map((type) => ({ type, path: 'load_balancer_arn' }));

export default defineRule({
  id: 'ELB-12',
  title: 'The load balancer has a listener',
  severity: 'medium',
  area: 'function',
  resource: loadBalancerTypes,
  why: 'Without one it answers nobody, and costs as much as one that does.',
  fix: 'Add an `aws_lb_listener` with its `load_balancer_arn`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  examples: {
    pass: [
      {
        stack: {
          resource: {
            aws_lb: { web: {} },
            aws_lb_listener: { http: { load_balancer_arn: '${aws_lb.web.arn}' } },
          },
        },
      },
    ],
    fail: [
      {},
      {
        stack: {
          resource: {
            aws_alb: { a: {}, b: {} },
            aws_alb_listener: { http: { load_balancer_arn: '${aws_alb.a.arn}' } },
          },
        },
      },
    ],
    unknown: [
      {
        stack: {
          resource: {
            aws_lb: { web: {} },
            aws_lb_listener: { http: { load_balancer_arn: '${module.lb.arn}' } },
          },
        },
      },
    ],
  },
  check: (loadBalancer, { model }) => {
    const { elements, unresolved } = relatedByAny(model, loadBalancer, places);
    if (elements.length > 0) return pass;
    return unresolved ? unknown('') : fail('', 'No `aws_lb_listener` names it.');
  },
});
