import type { Block } from '../../model/block.js';
import { isUnknown, sameScalar } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';

const old = ['Protocol-SSLv2', 'Protocol-SSLv3', 'Protocol-TLSv1', 'Protocol-TLSv1.1'];
const recommended = 'ELBSecurityPolicy-TLS-1-2-2017-01';
const named = (value: string) => ({
  policy_type_name: 'SSLNegotiationPolicyType',
  policy_attribute: [{ name: 'Reference-Security-Policy', value }],
});

export default defineRule({
  id: 'ELB-24',
  title: 'Classic load balancers speak TLS 1.2 only',
  severity: 'medium',
  area: 'security',
  resource: ['aws_load_balancer_policy', 'aws_lb_ssl_negotiation_policy'],
  why: 'TLS 1.0 and 1.1 rest on broken hashes, and no current browser needs them.',
  fix: `Set the attribute \`Reference-Security-Policy\` to \`${recommended}\`, or leave every older protocol out.`,
  controls: { 'AWS-FSBP': { 'ELB.8': ['SH'] }, 'PCI-DSS-4.0.1': { '4.2.1': ['SH'] } },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html',
  examples: {
    pass: [
      named(recommended),
      {
        policy_type_name: 'SSLNegotiationPolicyType',
        policy_attribute: [{ name: 'Protocol-TLSv1.2', value: 'true' }],
      },
      {
        stack: {
          resource: {
            aws_lb_ssl_negotiation_policy: {
              web: { attribute: [{ name: 'Protocol-TLSv1', value: 'false' }] },
            },
          },
        },
      },
    ],
    fail: [
      named('ELBSecurityPolicy-2016-08'),
      {
        policy_type_name: 'SSLNegotiationPolicyType',
        policy_attribute: [{ name: 'Protocol-TLSv1', value: 'true' }],
      },
      {
        stack: {
          resource: {
            aws_lb_ssl_negotiation_policy: {
              web: { attribute: { name: 'Protocol-TLSv1.1', value: 'true' } },
            },
          },
        },
      },
    ],
    unknown: [
      { policy_type_name: 'SSLNegotiationPolicyType', policy_attribute: '${var.attributes}' },
      named('${var.policy}'),
    ],
  },
  check: (policy) => {
    const isSsl =
      policy.type === 'aws_lb_ssl_negotiation_policy' ||
      policy.values.policy_type_name === 'SSLNegotiationPolicyType';
    if (!isSsl) return notApplicable;
    const path = policy.type === 'aws_load_balancer_policy' ? 'policy_attribute' : 'attribute';
    return policy.blocks(path)?.map(judgeAttribute) ?? unknown(path);
  },
});

function judgeAttribute(attribute: Block): Verdict {
  const { name } = attribute.values;
  const value = attribute.get('value');
  const isReference = name === 'Reference-Security-Policy';
  if (isUnknown(name ?? null)) return unknown(attribute.at('name'));
  if (!isReference && !old.some((one) => one === name)) return pass;
  if (value.state === 'unknown') return unknown(attribute.at('value'));
  const isGood = isReference
    ? attribute.values.value === recommended
    : !sameScalar(attribute.values.value, true);
  return isGood
    ? pass
    : fail(
        attribute.at('value'),
        isReference ? 'It is not the recommended policy.' : 'It turns on an old protocol.',
      );
}
