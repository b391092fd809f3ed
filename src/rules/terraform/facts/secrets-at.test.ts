import { expect, it } from 'vitest';
import { readStack } from '../../../model/stack/read-stack.js';
import { secretsAt } from './secrets-at.js';

function secretsIn(value: string, more: object = {}) {
  const model = readStack({
    resource: { terraform_data: { one: { input: { nested: [value] } } } },
    variable: {
      plain: {},
      hidden: { sensitive: true },
      fleeting: { sensitive: true, ephemeral: true },
      token: {},
    },
    data: {
      aws_ssm_parameter: { ami: { name: '/aws/service/ami' }, pw: { name: '/app/db-password' } },
    },
    ...more,
  });
  const [element] = model.ofType('terraform_data');
  return element === undefined ? [] : secretsAt(model, element, 'input');
}

it.each([
  ['${random_password.a.result}', 'random_password.a'],
  ['${jsonencode(random_password.a)}', 'random_password.a'],
  ['${random_password.a[0].result}', 'random_password.a[0]'],
  ['${data.aws_secretsmanager_secret_version.a.secret_string}', 'data.aws_secretsmanager_secret_version.a'],
  ['${aws_secretsmanager_secret_version.a.secret_string}', 'aws_secretsmanager_secret_version.a'],
  ['${aws_iam_access_key.a.secret}', 'aws_iam_access_key.a'],
  ['${aws_db_instance.a.password}', 'aws_db_instance.a'],
  ['${tls_private_key.a.private_key_pem}', 'tls_private_key.a'],
  ['${var.hidden}', 'var.hidden'],
  ['${var.token}', 'var.token'],
  ['${data.aws_ssm_parameter.pw.value}', 'data.aws_ssm_parameter.pw'],
])('%s is a secret', (value, address) => {
  expect(secretsIn(value)).toEqual([address]);
});

it.each([
  '${var.plain}',
  '${var.fleeting}',
  '${data.aws_ssm_parameter.ami.value}',
  '${data.aws_ssm_parameter.pw.arn}',
  '${aws_secretsmanager_secret_version.a.arn}',
  '${aws_iam_access_key.a.id}',
  '${aws_db_instance.a.address}',
  '${aws_db_instance.a}',
  '${ephemeral.random_password.a.result}',
  'random_password.a.result',
])('%s is none', (value) => {
  expect(secretsIn(value)).toEqual([]);
});

it('follows locals', () => {
  expect(secretsIn('${local.a}', { locals: { a: '${random_password.a.result}' } })).toEqual([
    'random_password.a',
  ]);
});
