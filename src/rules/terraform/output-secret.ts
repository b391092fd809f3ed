import type { Element } from '../../model/element.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { namesSecret } from '../facts/secret-name.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { credentialIn } from './facts/credential-text.js';
import { literalSecrets } from './facts/literal-secrets.js';
import { secretsAt } from './facts/secrets-at.js';
import { textsIn } from './facts/texts-in.js';

function check(output: Element, { model }: CheckContext): Verdict {
  // Ephemeral outputs of a module are not stored.
  if (output.values.ephemeral === true) return pass;
  const { value } = output.values;
  const [secret] = secretsAt(model, output, 'value');
  if (secret !== undefined)
    return fail('value', `It shows \`${secret}\`; \`sensitive\` hides it on the screen only.`);
  const [literal] = literalSecrets(value, output.name, 'value');
  if (literal !== undefined) return fail(literal, 'It is written out.');
  for (const [path, text] of textsIn(value, 'value')) {
    const kind = credentialIn(text);
    if (kind !== undefined) return fail(path, `It holds ${kind}.`);
  }
  const isOpen = output.get('value').state === 'unknown' && namesSecret(output.name);
  return isOpen ? unknown('value', 'Its source is unknown.') : pass;
}

const shown = (value: string, more: object = {}) => ({
  stack: {
    resource: { random_password: { db: {} }, aws_db_instance: { db: {} } },
    data: { aws_secretsmanager_secret_version: { db: {} }, aws_secretsmanager_secret: { db: {} } },
    output: { shown: { value, ...more } },
  },
});

export default defineRule({
  id: 'TF-3',
  title: 'Outputs show no secret',
  severity: 'critical',
  area: 'security',
  requirement: 1,
  resource: 'output',
  why: 'An output is in the state as plain text, in `terraform output -json`, and in every stack that reads this one.',
  fix: 'Remove the output, or show the ARN of the secret.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/values/outputs',
  examples: {
    pass: [
      { value: 'https://example.org' },
      shown('${aws_db_instance.db.address}'),
      shown('${data.aws_secretsmanager_secret.db.arn}'),
      shown('${data.aws_secretsmanager_secret_version.db.arn}'),
      shown('${random_password.db.result}', { ephemeral: true }),
    ],
    fail: [
      shown('${random_password.db.result}'),
      shown('${random_password.db.result}', { sensitive: true }),
      shown('${data.aws_secretsmanager_secret_version.db.secret_string}'),
      shown('${aws_db_instance.db.password}'),
      { stack: { variable: { db_password: {} }, output: { shown: { value: '${var.db_password}' } } } },
      { stack: { output: { db_password: { value: 'changeme123' } } } },
      { value: 'postgres://app:changeme123@db/app' },
    ],
    unknown: [{ stack: { output: { db_password: { value: '${module.database.password}' } } } }],
  },
  check,
});
