import type { Element } from '../../model/element.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { secretOrigin } from '../facts/secret-origin.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

/** Attributes that the state holds, whatever they are set from. */
const stored = ['secret_string', 'secret_binary'];

function check(version: Element, { model }: CheckContext): readonly Verdict[] {
  const written = stored.map((path): Verdict => {
    const origin = secretOrigin(model, version, path);
    if (origin.kind === 'none') return pass;
    return fail(path, origin.kind === 'stored' ? origin.how : 'Whatever is set here, the state holds it.');
  });
  const origin = secretOrigin(model, version, 'secret_string_wo');
  if (origin.kind === 'stored') return [...written, fail('secret_string_wo', origin.how)];
  return [...written, origin.kind === 'unknown' ? unknown('secret_string_wo') : pass];
}

export default defineRule({
  id: 'SECRET-1',
  title: 'The value of a secret is in no code, plan or state',
  severity: 'critical',
  area: 'security',
  requirement: 1,
  resource: 'aws_secretsmanager_secret_version',
  why: 'The state holds `secret_string` as plain text, so everybody who can plan has the secret that Secrets Manager guards.',
  fix: 'Set `secret_string_wo` from an ephemeral resource, with `secret_string_wo_version`; or leave the value out and put it in by hand.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only',
  examples: {
    pass: [
      {},
      {
        secret_string_wo: '${ephemeral.aws_secretsmanager_random_password.db.random_password}',
        secret_string_wo_version: 1,
      },
    ],
    fail: [
      { secret_string: 'changeme123' },
      { secret_string_wo: 'changeme123' },
      { secret_binary: 'Y2hhbmdlbWU=' },
      { secret_string: '${jsonencode({ password = random_password.db.result })}' },
      {
        stack: {
          variable: { password: { default: 'changeme123' } },
          resource: { aws_secretsmanager_secret_version: { db: { secret_string: '${var.password}' } } },
        },
      },
      {
        stack: {
          variable: { password: { sensitive: true } },
          resource: { aws_secretsmanager_secret_version: { db: { secret_string_wo: '${var.password}' } } },
        },
      },
    ],
    unknown: [{ secret_string_wo: '${module.password.value}' }],
  },
  check,
});
