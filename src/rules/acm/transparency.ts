import { mustNotEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'ACM-4',
  title: 'Certificates are logged for transparency',
  severity: 'low',
  area: 'security',
  resource: 'aws_acm_certificate',
  why: 'Browsers refuse a certificate that is in no transparency log, and a forged certificate for your own names is not noticed.',
  fix: 'Leave `options { certificate_transparency_logging_preference }` at `ENABLED`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html',
  examples: {
    pass: [{}, { options: { certificate_transparency_logging_preference: 'ENABLED' } }],
    fail: [{ options: [{ certificate_transparency_logging_preference: 'DISABLED' }] }],
    unknown: [{ options: { certificate_transparency_logging_preference: '${var.logging}' } }],
  },
  check: mustNotEqual('options.certificate_transparency_logging_preference', 'DISABLED', { absent: 'pass' }),
});
