import type { Element } from '../../model/element.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { namesSecret } from '../facts/secret-name.js';
import { secretOrigin } from '../facts/secret-origin.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

function check(provider: Element, { model }: CheckContext): readonly Verdict[] {
  const written = Object.keys(provider.values);
  const referred = provider.references.map(({ path }) => path.split(/[.[]/, 1)[0] ?? '');
  return [...new Set([...written, ...referred])].filter(namesSecret).map((path) => {
    const origin = secretOrigin(model, provider, path);
    if (origin.kind === 'stored') return fail(path, origin.how);
    return origin.kind === 'unknown' ? unknown(path) : pass;
  });
}

export default defineRule({
  id: 'TF-4',
  title: 'Provider configurations hold no credentials',
  severity: 'critical',
  area: 'security',
  requirement: 1,
  resource: [
    'provider.aws',
    'provider.awscc',
    'provider.cloudflare',
    'provider.datadog',
    'provider.github',
    'provider.mysql',
    'provider.postgresql',
    'provider.vault',
  ],
  why: 'Keys in the code are in every clone and every history of it; a variable of them is in every saved plan.',
  fix: 'Leave `access_key` and `secret_key` out: take a profile, a role or the environment; for other providers an ephemeral value.',
  controls: {},
  docs: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs#authentication-and-configuration',
  examples: {
    pass: [
      { region: 'ap-southeast-1', profile: 'work' },
      {
        stack: {
          variable: { key: { ephemeral: true } },
          provider: { aws: [{ secret_key: '${var.key}' }] },
        },
      },
    ],
    fail: [
      { access_key: 'AKIAIOSFODNN7EXAMPLE', secret_key: 'changeme123' },
      { token: 'changeme123' },
      { stack: { variable: { key: {} }, provider: { aws: [{ secret_key: '${var.key}' }] } } },
      { stack: { provider: { postgresql: [{ password: '${random_password.db.result}' }] } } },
      { stack: { provider: { aws: [{}, { alias: 'east', secret_key: 'changeme123' }] } } },
    ],
    unknown: [{ secret_key: '${module.keys.secret}' }],
  },
  check,
});
