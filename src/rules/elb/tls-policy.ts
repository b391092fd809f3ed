import { mustBeOneOf } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { notApplicable, unknown } from '../verdict.js';
import { listenerTypes, protocolOf } from './facts/load-balancers.js';
import { recommendedTlsPolicies } from './facts/tls-policies.js';

export default defineRule({
  id: 'ELB-9',
  title: 'TLS listeners use a recommended security policy',
  severity: 'medium',
  area: 'security',
  resource: listenerTypes,
  why: 'Without a policy AWS still takes `ELBSecurityPolicy-2016-08`, which speaks TLS 1.0. `PQ` or `FIPS` in a name says nothing about the oldest version it takes.',
  fix: 'Set `ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"`.',
  controls: { 'AWS-FSBP': { 'ELB.17': ['SH', 'SP'] } },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
  examples: {
    pass: [
      ...recommendedTlsPolicies.map((ssl_policy) => ({ protocol: 'HTTPS', ssl_policy })),
      { protocol: 'TLS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' },
    ],
    fail: [
      { protocol: 'HTTPS' },
      { protocol: 'HTTPS', ssl_policy: '' },
      { protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-2016-08' },
      { protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
      { protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-0-PQ-2025-09' },
      { protocol: 'TLS', ssl_policy: 'ELBSecurityPolicy-FS-2018-06' },
    ],
    unknown: [{ protocol: 'HTTPS', ssl_policy: '${var.policy}' }, { protocol: '${var.protocol}' }],
  },
  check: (listener, { model }) => {
    const protocol = protocolOf(listener, model);
    if (protocol === undefined) return unknown('protocol');
    const isTls = protocol === 'HTTPS' || protocol === 'TLS';
    return isTls ? mustBeOneOf('ssl_policy', recommendedTlsPolicies)(listener) : notApplicable;
  },
});
