import { addToList } from '../../add-to-list.js';
import type { Element } from '../../model/element.js';
import { knownText } from '../conditions/read-set.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { namesSecret } from '../facts/secret-name.js';
import { secretOrigin } from '../facts/secret-origin.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

/** AWS gives ids of 16 characters and more, and secrets of 40: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html */
const keyId = /^\w{16,128}$/;
const secretKey = /^[A-Za-z0-9/+=]{40}$/;

function check(provider: Element, { model }: CheckContext): readonly Verdict[] {
  const written = Object.keys(provider.values);
  const referred = provider.references.map(({ path }) => path.split(/[.[]/, 1)[0] ?? '');
  const paths = [...new Set([...written, ...referred])].filter(namesSecret);
  if (hasPlaceholders(provider)) return [pass];
  const stored = new Map<string, string[]>();
  const others = paths.flatMap((path): readonly Verdict[] => {
    const origin = secretOrigin(model, provider, path);
    if (origin.kind === 'stored') addToList(stored, origin.how, path);
    if (origin.kind === 'stored') return [];
    return [origin.kind === 'unknown' ? unknown(path) : pass];
  });
  return [...[...stored].map(([how, some]) => storedVerdict(how, some)), ...others];
}

/** Key and secret of one configuration are one leak. */
function storedVerdict(how: string, paths: readonly string[]): Verdict {
  const [first = '', ...rest] = [...paths].sort(
    (a, b) => Number(b.includes('secret')) - Number(a.includes('secret')),
  );
  const too = rest.length === 0 ? '' : ` The same holds for ${rest.map((path) => `\`${path}\``).join(', ')}.`;
  return fail(first, `${how.replace(/^It /, `\`${first}\` `)}${too}`);
}

/** What cannot be keys of AWS opens nothing: a provider has to be given something where nothing asks AWS. Endpoints of others have keys of other shapes. */
function hasPlaceholders(provider: Element): boolean {
  if (!/^provider\.aws/.test(provider.type) || provider.get('endpoints').state !== 'absent') return false;
  const [id, secret] = [knownText(provider, 'access_key'), knownText(provider, 'secret_key')];
  const isKeyless = provider.get('token').state === 'absent';
  return isKeyless && id !== undefined && !keyId.test(id) && secret !== undefined && !secretKey.test(secret);
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
      { access_key: 'example', secret_key: 'example', skip_credentials_validation: true },
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
