import { mustHaveVersion } from '../conditions/write-only-version.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'SECRET-2',
  title: 'A write-only secret has a version',
  severity: 'medium',
  area: 'function',
  resource: 'aws_secretsmanager_secret_version',
  setting: 'database.password.version',
  why: 'Terraform cannot see that a write-only value has changed: without a version the secret keeps its first value.',
  fix: 'Set `secret_string_wo_version` and raise it with every new value.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only',
  examples: {
    pass: [{ secret_string_wo: '${ephemeral.random_password.db.result}', secret_string_wo_version: 1 }],
    fail: [{ secret_string_wo: '${ephemeral.random_password.db.result}' }, { secret_string_wo_version: 2 }],
  },
  check: mustHaveVersion('secret_string_wo', 'secret_string_wo_version'),
});
