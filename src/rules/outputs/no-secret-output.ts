import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import type { Reference } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { fail, pass } from '../verdict.js';

/** Attributes that hold secrets, whatever their type. */
const secret: readonly string[] = [
  'auth_token',
  'encrypted_ses_smtp_password_v4',
  'master_password',
  'password',
  'private_key',
  'private_key_openssh',
  'private_key_pem',
  'private_key_pem_pkcs8',
  'secret_access_key',
  'secret_binary',
  'secret_string',
  'ses_smtp_password_v4',
];

/** Attributes that hold secrets in these types only. */
const secretIn: Readonly<Record<string, string>> = {
  aws_iam_access_key: 'secret',
  random_password: 'result',
  'data.aws_ssm_parameter': 'value',
  aws_ssm_parameter: 'value',
};

const suspicious = /passw(?:or)?d|passphrase|secret|private_?key|api_?key|auth_?token|access_?token/i;

/** What names a secret without being it. */
const harmless = /(?:arn|name|id|version|url|path|key_id|rotation|ttl)s?$/i;

const of = (value: string, rest: object = {}) => ({ stack: { ...rest, output: { shown: { value } } } });

export default defineRule({
  id: 'OUT-3',
  title: 'No output shows a secret',
  severity: 'critical',
  area: 'security',
  requirement: 1,
  resource: 'output',
  why: 'Outputs are in the state, in the log of the pipeline and on the screen of everybody who asks; `sensitive` only keeps them off the screen.',
  fix: 'Output the ARN of the secret, and let those who need it read it from Secrets Manager.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data',
  examples: {
    pass: [
      of('${aws_lb.web.dns_name}'),
      of('${data.aws_secretsmanager_secret.db.arn}'),
      of('${var.secret_name}'),
      { stack: { output: { db_secret_arn: { value: 'arn:aws:secretsmanager:x' } } } },
      of('${data.aws_ssm_parameter.ami.value}', {
        data: { aws_ssm_parameter: { ami: { name: '/aws/service/ami-amazon-linux-latest/al2023' } } },
      }),
    ],
    fail: [
      of('${aws_db_instance.db.password}'),
      of('postgres://app:${random_password.db.result}@host/app'),
      of('${data.aws_secretsmanager_secret_version.db.secret_string}'),
      of('${jsondecode(data.aws_secretsmanager_secret_version.db.secret_string)["password"]}'),
      of('${aws_iam_access_key.deploy.secret}'),
      of('${var.db_password}'),
      of('${data.aws_ssm_parameter.token.value}', {
        data: { aws_ssm_parameter: { token: { name: '/app/token' } } },
      }),
      { stack: { output: { db_password: { value: 'x', sensitive: true } } } },
    ],
  },
  check: (output, { model }) => {
    if (output.references.some((reference) => isSecret(reference, model))) return fail('value');
    const known = output.get('value').state === 'known' && output.references.length === 0;
    return known && isNamedSecret(output) ? fail('value') : pass;
  },
});

function isNamedSecret({ name }: Element): boolean {
  return suspicious.test(name) && !harmless.test(name);
}

function isSecret({ address, attribute }: Reference, model: Model): boolean {
  if (address.startsWith('var.')) return suspicious.test(address) && !harmless.test(address);
  const names = attribute.split(/[.[\]"]+/);
  if (names.some((one) => secret.includes(one))) return true;
  const element = model.byAddress(address);
  const type = element?.type ?? address.slice(0, address.lastIndexOf('.'));
  const own = secretIn[type];
  if (own === undefined || !names.includes(own)) return false;
  // AWS's own parameters are public.
  return !String(element?.values.name ?? '').startsWith('/aws/service/');
}
