import { mustBeOneOf } from '../conditions/attribute.js';
import { isConfigured } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { notApplicable } from '../verdict.js';

const strong = ['RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'];

export default defineRule({
  id: 'ACM-1',
  title: 'Certificates have a key of at least RSA 2048 or an elliptic curve',
  severity: 'high',
  area: 'security',
  resource: 'aws_acm_certificate',
  why: 'Shorter keys can be computed from the certificate, which everybody has. The key of an imported certificate cannot be seen here.',
  fix: 'Set `key_algorithm` to `RSA_2048` (the default) or `EC_prime256v1`.',
  controls: {
    'AWS-FSBP': { 'ACM.2': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '4.2.1': ['SH'] },
    HIPAA: { '164.312(e)(1)': ['PR', 'SP'] },
    SOC2: { 'CC6.7': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html',
  examples: {
    pass: [{ domain_name: 'example.com' }, { key_algorithm: 'EC_prime256v1' }],
    fail: [{ key_algorithm: 'RSA_1024' }],
    unknown: [{ key_algorithm: '${var.algorithm}' }],
  },
  check: (certificate) =>
    isConfigured(certificate, 'certificate_body')
      ? notApplicable
      : mustBeOneOf('key_algorithm', strong, { absent: 'pass' })(certificate),
});
