import { mustEqual } from '../conditions/attribute.js';
import { isConfigured } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, pass } from '../verdict.js';

export default defineRule({
  id: 'ACM-2',
  title: 'Certificates renew by themselves',
  severity: 'medium',
  area: 'operations',
  resource: 'aws_acm_certificate',
  why: 'ACM renews what it can validate by DNS. A mail somebody has to answer, or a certificate that was imported, expires on a weekend.',
  fix: 'Set `validation_method = "DNS"`, and keep the validation records.',
  controls: {
    'AWS-FSBP': { 'ACM.1': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '4.2.1': ['SH'] },
    HIPAA: { '164.312(e)(1)': ['PR', 'SP'] },
    SOC2: { 'CC6.7': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html',
  examples: {
    pass: [
      { validation_method: 'DNS' },
      { certificate_authority_arn: '${aws_acmpca_certificate_authority.ca.arn}' },
    ],
    fail: [
      { validation_method: 'EMAIL' },
      { domain_name: 'example.com' },
      { certificate_body: '${file("web.pem")}', validation_method: 'NONE' },
    ],
    unknown: [{ validation_method: '${var.method}' }],
  },
  check: (certificate) => {
    if (isConfigured(certificate, 'certificate_authority_arn')) return pass;
    if (isConfigured(certificate, 'certificate_body')) return fail('certificate_body', 'It is imported.');
    return mustEqual('validation_method', 'DNS')(certificate);
  },
});
