import { isBlank, isConfigured, knownText } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';
import { listenerTypes, protocolOf } from './facts/load-balancers.js';

const certificate_arn =
  'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';

export default defineRule({
  id: 'ELB-10',
  title: 'TLS listeners have a certificate',
  severity: 'medium',
  area: 'security',
  resource: listenerTypes,
  setting: 'loadBalancer.certificateArn',
  why: 'AWS refuses a listener for HTTPS or TLS without its default certificate: the apply stops halfway.',
  fix: 'Set `certificate_arn`; `aws_lb_listener_certificate` adds others to it, but does not replace it.',
  controls: {
    'AWS-FSBP': { 'ELB.18': ['SH', 'SP'] },
    'PCI-DSS-4.0.1': { '4.2.1': ['PU'] },
    HIPAA: { '164.312(a)(2)(iv)': ['GR', 'NAG', 'SP'], '164.312(e)(2)(ii)': ['GR', 'NAG', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html',
  examples: {
    pass: [
      { protocol: 'HTTPS', certificate_arn },
      { protocol: 'TLS', certificate_arn: '${aws_acm_certificate.web.arn}' },
    ],
    fail: [
      { protocol: 'HTTPS' },
      { protocol: 'HTTPS', certificate_arn: 'web.pem' },
      { protocol: 'TLS', certificate_arn: '' },
    ],
    unknown: [{ protocol: '${var.protocol}' }],
  },
  check: (listener, { model }) => {
    const protocol = protocolOf(listener, model);
    if (protocol === undefined) return unknown('protocol');
    if (protocol !== 'HTTPS' && protocol !== 'TLS') return notApplicable;
    if (!isConfigured(listener, 'certificate_arn')) return fail('certificate_arn', 'It is not set.');
    if (isBlank(listener, 'certificate_arn')) return unknown('certificate_arn');
    const arn = knownText(listener, 'certificate_arn');
    const isCertificate = arn === undefined || /^arn:[\w-]+:(acm|iam):/.test(arn);
    return isCertificate ? pass : fail('certificate_arn', 'It is not an ARN of ACM or IAM.');
  },
});
