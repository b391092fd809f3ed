import type { Element } from '../../model/element.js';
import { defineRule } from '../define-rule.js';
import { fail, type Verdict } from '../verdict.js';
import { credentialIn } from './facts/credential-text.js';
import { literalSecrets } from './facts/literal-secrets.js';
import { textsIn } from './facts/texts-in.js';

function check(backend: Element): readonly Verdict[] {
  const named = Object.entries(backend.values).flatMap(([name, value]) => literalSecrets(value, name, name));
  const inTexts = Object.entries(backend.values)
    .flatMap(([name, value]) => textsIn(value, name))
    .filter(([path, text]) => !named.includes(path) && credentialIn(text) !== undefined)
    .map(([path]) => path);
  return [...named, ...inTexts].map((path) => fail(path, 'It holds a credential that is written out.'));
}

export default defineRule({
  id: 'TF-12',
  title: 'The backend is configured without credentials',
  severity: 'critical',
  area: 'security',
  resource: ['azurerm', 'consul', 'cos', 'gcs', 'http', 'kubernetes', 'oss', 'pg', 'remote', 's3'].map(
    (name) => `backend.${name}`,
  ),
  setting: 'backend',
  why: 'Terraform copies the block into `.terraform` and into every saved plan, and the code is in every clone.',
  fix: 'Use a profile, a role, or the environment variables of the backend (`AWS_PROFILE`, `TF_HTTP_PASSWORD`, `PGPASSWORD`).',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/backend#credentials-and-sensitive-data',
  examples: {
    pass: [
      { stack: { terraform: { backend: { s3: { bucket: 'state', profile: 'work', encrypt: true } } } } },
      { stack: { terraform: { backend: { pg: { conn_str: 'postgres://db.example.org/state' } } } } },
    ],
    fail: [
      {
        stack: {
          terraform: { backend: { s3: { access_key: 'AKIAIOSFODNN7EXAMPLE', secret_key: 'changeme' } } },
        },
      },
      { stack: { terraform: { backend: { http: { username: 'ci', password: 'changeme123' } } } } },
      { stack: { terraform: { backend: { pg: { conn_str: 'postgres://tf:changeme123@db/state' } } } } },
    ],
  },
  check,
});
