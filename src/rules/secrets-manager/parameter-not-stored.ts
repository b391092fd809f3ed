import { textOf } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { namesSecret } from '../facts/secret-name.js';
import { secretOrigin } from '../facts/secret-origin.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';

export default defineRule({
  id: 'SECRET-7',
  title: 'The value of a secret parameter is in no code, plan or state',
  severity: 'critical',
  area: 'security',
  requirement: 1,
  resource: 'aws_ssm_parameter',
  why: 'The state holds `value` as plain text, also of a `SecureString`.',
  fix: 'Set `type = "SecureString"` and `value_wo` from an ephemeral resource, with `value_wo_version`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html',
  examples: {
    pass: [
      {
        name: '/app/db-password',
        type: 'SecureString',
        value_wo: '${ephemeral.random_password.db.result}',
        value_wo_version: 1,
      },
    ],
    fail: [
      { name: '/app/db', type: 'SecureString', value: 'changeme123' },
      { name: '/app/db-password', type: 'String', value: 'changeme123' },
      { name: '/app/db', type: 'SecureString', value: '${random_password.db.result}' },
      { name: '/app/db', type: 'SecureString', value_wo: 'changeme123' },
    ],
    unknown: [{ name: '/app/db', type: 'SecureString', value_wo: '${module.db.password}' }],
  },
  check: (parameter, { model }) => {
    const { name, type } = parameter.values;
    const isSecret = type === 'SecureString' || namesSecret(textOf(name).split('/').at(-1) ?? '');
    if (!isSecret) return notApplicable;
    return ['value', 'insecure_value', 'value_wo'].map((path) => {
      const origin = secretOrigin(model, parameter, path);
      if (origin.kind === 'stored') return fail(path, origin.how);
      if (origin.kind === 'none' || origin.kind === 'ephemeral') return pass;
      return path === 'value_wo' ? unknown(path) : fail(path, 'Whatever is set here, the state holds it.');
    });
  },
});
