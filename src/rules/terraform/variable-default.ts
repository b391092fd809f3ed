import { defineRule } from '../define-rule.js';
import { fail } from '../verdict.js';
import { literalSecrets } from './facts/literal-secrets.js';

export default defineRule({
  id: 'TF-5',
  title: 'Variables have no secret for a default',
  severity: 'critical',
  area: 'security',
  requirement: 1,
  resource: 'variable',
  why: 'A default is in the code, and production gets it when the variable is not set.',
  fix: 'Remove the default, and read the value from Secrets Manager.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/values/variables',
  examples: {
    pass: [
      { stack: { variable: { db_password: { sensitive: true } } } },
      { stack: { variable: { db_password: { default: '' } } } },
      { stack: { variable: { password_length: { default: 32 } } } },
      { stack: { variable: { manage_master_user_password: { default: true } } } },
    ],
    fail: [
      { stack: { variable: { db_password: { default: 'changeme123' } } } },
      { stack: { variable: { database: { default: { name: 'app', password: 'changeme123' } } } } },
      { stack: { variable: { apiKey: { default: 'changeme123' } } } },
    ],
  },
  check: (variable) =>
    literalSecrets(variable.values.default, variable.name, 'default').map((path) =>
      fail(path, 'Its name says that it is a secret, and it is written out.'),
    ),
});
