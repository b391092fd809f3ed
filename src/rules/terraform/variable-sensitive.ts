import { textOf } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { namesSecret } from '../facts/secret-name.js';
import { fail, notApplicable, pass } from '../verdict.js';

export default defineRule({
  id: 'TF-6',
  title: 'Variables of secrets are sensitive or ephemeral',
  severity: 'medium',
  area: 'security',
  resource: 'variable',
  why: 'Terraform prints the value of any other variable in plans and errors, and the pipeline keeps them.',
  fix: 'Set `sensitive = true`, or `ephemeral = true`, which keeps it out of plan and state as well.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data',
  examples: {
    pass: [
      { stack: { variable: { db_password: { sensitive: true } } } },
      { stack: { variable: { github_token: { ephemeral: true } } } },
    ],
    fail: [
      { stack: { variable: { db_password: {} } } },
      { stack: { variable: { api_key: { sensitive: false } } } },
    ],
  },
  check: (variable) => {
    const { type } = variable.values;
    // A switch that is called after a password.
    if (!namesSecret(variable.name) || type === 'bool' || typeof variable.values.default === 'boolean')
      return notApplicable;
    // Callers left it out, and it is empty: a plan has no other variables of modules.
    if (variable.module !== '' && textOf(variable.values.default) === '') return notApplicable;
    const isHidden = [variable.values.sensitive, variable.values.ephemeral].some(
      (one) => textOf(one) === 'true',
    );
    return isHidden ? pass : fail('sensitive');
  },
});
