import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { loadBalancerTypes, onlyKinds } from './facts/load-balancers.js';

export default defineRule({
  id: 'ELB-5',
  title: 'The load balancer drops invalid header fields',
  severity: 'medium',
  area: 'security',
  resource: loadBalancerTypes,
  why: 'Header fields that two servers read differently are how requests are smuggled past the first one.',
  fix: 'Set `drop_invalid_header_fields = true`.',
  controls: {
    'AWS-FSBP': { 'ELB.4': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '6.2.4': ['SH'] },
    HIPAA: {
      '164.312(a)(2)(iv)': ['GR', 'NAG', 'SP'],
      '164.312(e)(1)': ['GR', 'NAG', 'SP'],
      '164.312(e)(2)(i)': ['GR', 'NAG', 'SP'],
      '164.312(e)(2)(ii)': ['GR', 'NAG', 'SP'],
    },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'], 'CC6.7': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  examples: {
    pass: [{ drop_invalid_header_fields: true }],
    fail: [{}, { drop_invalid_header_fields: false }, { load_balancer_type: 'application' }],
    unknown: [{ load_balancer_type: '${var.kind}' }, { drop_invalid_header_fields: '${var.drop}' }],
  },
  check: onlyKinds(['application'], mustEqual('drop_invalid_header_fields', true)),
});
