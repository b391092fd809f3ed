import { mustBeBetween, mustEqual } from '../conditions/attribute.js';
import { allOf } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';

const strong = {
  minimum_password_length: 14,
  password_reuse_prevention: 24,
  require_lowercase_characters: true,
  require_uppercase_characters: true,
  require_numbers: true,
  require_symbols: true,
  max_password_age: 90,
};

export default defineRule({
  id: 'IAM-14',
  title: 'Passwords of IAM users are long, mixed, new and not kept',
  severity: 'medium',
  area: 'security',
  resource: 'aws_iam_account_password_policy',
  why: 'Without a second factor, the password of an IAM user is the only protection of the console.',
  fix: 'Set `minimum_password_length = 14`, `password_reuse_prevention = 24`, `max_password_age = 90` and the four `require_…` to `true`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
  examples: {
    pass: [strong, { ...strong, minimum_password_length: '16' }],
    fail: [
      {},
      { ...strong, minimum_password_length: 8 },
      { ...strong, require_symbols: false },
      { ...strong, password_reuse_prevention: null },
      { ...strong, max_password_age: 0 },
    ],
    unknown: [{ ...strong, minimum_password_length: '${var.length}' }],
  },
  check: allOf(
    mustBeBetween('minimum_password_length', [14, 128]),
    mustBeBetween('password_reuse_prevention', [24, 24]),
    mustBeBetween('max_password_age', [1, 90]),
    mustEqual('require_lowercase_characters', true),
    mustEqual('require_uppercase_characters', true),
    mustEqual('require_numbers', true),
    mustEqual('require_symbols', true),
  ),
});
