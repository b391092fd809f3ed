import { defineRule } from '../define-rule.js';
import { fail } from '../verdict.js';
import { credentialIn } from './facts/credential-text.js';
import { decodedTexts } from './facts/decoded-texts.js';
import { literalSecrets } from './facts/literal-secrets.js';
import { textsIn } from './facts/texts-in.js';

export default defineRule({
  id: 'TF-7',
  title: 'Locals hold no secret',
  severity: 'critical',
  area: 'security',
  requirement: 1,
  resource: 'local',
  why: 'A local is code: it is in every clone and every history of it.',
  fix: 'Remove the local, and read the value from Secrets Manager.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/values/locals',
  examples: {
    pass: [
      { stack: { locals: { db_password_length: 32, secret_name: 'db' } } },
      { stack: { locals: { db_password: '${ephemeral.random_password.db.result}' } } },
      { stack: { locals: { boot: 'DATABASE_SECRET_ARN=${data.aws_secretsmanager_secret.db.arn}' } } },
    ],
    fail: [
      { stack: { locals: { db_password: 'changeme123' } } },
      { stack: { locals: { database: { user: 'app', password: 'changeme123' } } } },
      { stack: { locals: { boot: `#!/bin/sh\nDB_PASSWORD=changeme123 \${aws_db_instance.db.address}` } } },
    ],
  },
  check: (local) => {
    const named = literalSecrets(local.values.value, local.name, 'value').map((path) =>
      fail(path, 'Its name says that it is a secret, and it is written out.'),
    );
    const found = textsIn(local.values.value, 'value').flatMap(([path, text]) => {
      const kind = decodedTexts(text)
        .map(credentialIn)
        .find((one) => one !== undefined);
      return kind === undefined ? [] : [fail(path, `It holds ${kind}.`)];
    });
    return [...named, ...found];
  },
});
