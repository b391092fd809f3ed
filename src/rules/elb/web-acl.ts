import { sameScalar } from '../../model/value.js';
import { relatedByAny } from '../conditions/related-by-any.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';
import { loadBalancerTypes, onlyKinds } from './facts/load-balancers.js';

const places = ['aws_wafv2_web_acl_association', 'aws_wafregional_web_acl_association'].map((type) => ({
  type,
  path: 'resource_arn',
}));
const withAcl = (internal: boolean) => ({
  stack: {
    resource: {
      aws_lb: { web: { internal } },
      aws_wafv2_web_acl_association: {
        web: { resource_arn: '${aws_lb.web.arn}', web_acl_arn: '${aws_wafv2_web_acl.web.arn}' },
      },
    },
  },
});

export default defineRule({
  id: 'ELB-20',
  title: 'A load balancer that faces the internet is behind a web application firewall',
  severity: 'medium',
  area: 'security',
  precision: 'high',
  resource: loadBalancerTypes,
  setting: 'loadBalancer.webAcl',
  why: 'Known attacks on frameworks, and floods of requests, reach the application within hours of its first DNS record.',
  fix: 'Associate an `aws_wafv2_web_acl` by an `aws_wafv2_web_acl_association` with the load balancer’s ARN.',
  controls: {
    'PCI-DSS-4.0.1': { '6.4.1': ['PR', 'SP'], '6.4.2': ['PR', 'PU', 'SP'] },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'], 'CC6.6': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html',
  examples: {
    pass: [withAcl(false)],
    fail: [{}, { internal: false }],
    unknown: [
      {
        stack: {
          resource: {
            aws_lb: { web: {} },
            aws_wafv2_web_acl_association: { web: { resource_arn: '${module.lb.arn}' } },
          },
        },
      },
    ],
  },
  check: onlyKinds(['application'], (loadBalancer, { model }) => {
    if (sameScalar(loadBalancer.values.internal, true)) return notApplicable;
    const { elements, unresolved } = relatedByAny(model, loadBalancer, places);
    if (elements.length > 0) return pass;
    return unresolved ? unknown('') : fail('', 'No `aws_wafv2_web_acl_association` names it.');
  }),
});
