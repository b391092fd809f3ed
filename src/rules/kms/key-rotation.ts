import { mustBeBetween, mustBeOneOf, mustEqual } from '../conditions/attribute.js';
import { allOf } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';
import { notApplicable, unknown } from '../verdict.js';

const isSymmetric = mustBeOneOf('customer_master_key_spec', ['', 'SYMMETRIC_DEFAULT'], { absent: 'pass' });
const encrypts = mustBeOneOf('key_usage', ['', 'ENCRYPT_DECRYPT'], { absent: 'pass' });
const rotates = allOf(
  mustEqual('enable_key_rotation', true),
  mustBeBetween('rotation_period_in_days', [90, 365], { absent: 'pass' }),
);

export default defineRule({
  id: 'KMS-1',
  title: 'Keys rotate every year',
  severity: 'medium',
  area: 'security',
  resource: 'aws_kms_key',
  why: 'Rotation bounds what one key has encrypted; it costs nothing and changes no ARN.',
  fix: 'Set `enable_key_rotation = true`, and no `rotation_period_in_days` above 365.',
  controls: {
    'CIS-AWS-1.4': { '3.8': ['PR', 'SH', 'SP'] },
    'CIS-AWS-3.0': { '3.6': ['PR', 'SH', 'SP'] },
    'CIS-AWS-5.0': { '3.6': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '3.7.4': ['PR', 'PU', 'SH', 'SP'] },
    HIPAA: { '164.312(a)(2)(iv)': ['PR'] },
  },
  docs: 'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
  examples: {
    pass: [{ enable_key_rotation: true }, { enable_key_rotation: true, rotation_period_in_days: 180 }],
    fail: [{}, { enable_key_rotation: false }, { enable_key_rotation: true, rotation_period_in_days: 2560 }],
    unknown: [{ enable_key_rotation: '${var.rotate}' }, { key_usage: '${var.usage}' }],
  },
  check: (key) => {
    const kinds = [isSymmetric(key), encrypts(key)];
    // Asymmetric keys and keys for signatures cannot rotate by themselves.
    if (kinds.some(({ outcome }) => outcome === 'fail')) return notApplicable;
    return kinds.some(({ outcome }) => outcome === 'unknown') ? unknown('key_usage') : rotates(key);
  },
});
