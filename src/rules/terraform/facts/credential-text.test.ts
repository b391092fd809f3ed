import { expect, it } from 'vitest';
import { credentialIn } from './credential-text.js';

it.each([
  ['export DB_PASSWORD=changeme123', 'a password or key with its value'],
  ['DB_PASS=changeme123 ./run', 'a password or key with its value'],
  ['export MYSQL_PWD=changeme123', 'a password or key with its value'],
  ['password: "changeme123"', 'a password or key with its value'],
  ['{"api_key": "0123456789"}', 'a password or key with its value'],
  ['password: changeme\nuser: app', 'a password or key with its value'],
  ['aws_secret_access_key = wJalrXUtnFEMI', 'a password or key with its value'],
  ['AKIAIOSFODNN7EXAMPLE', 'an AWS access key'],
  ['-----BEGIN RSA PRIVATE KEY-----', 'a private key'],
  ['postgres://app:changeme123@db/app', 'an address with a password in it'],
  [`ghp_${'a'.repeat(36)}`, 'a token of GitHub'],
  [`xoxb-${'1'.repeat(12)}`, 'a token of Slack'],
  ['echo "app:changeme123" | sudo chpasswd', 'a password given to chpasswd'],
  ['mysql --password=changeme123', 'a password on a command line'],
  ['aws rds create --master-user-password changeme123', 'a password on a command line'],
])('sees what is in %s', (text, kind) => {
  expect(credentialIn(text)).toBe(kind);
});

it.each([
  '',
  'PasswordAuthentication no',
  'PWD=/opt/application',
  'DB_PASS="$1"',
  'bypass=everything',
  'Password: kept in the vault of the team',
  'DB_PASSWORD=$(aws secretsmanager get-secret-value)',
  'password=${DB_PASSWORD}',
  'self.password = password',
  'password = os.environ["DB_PASSWORD"]',
  'password = input()',
  'DATABASE_SECRET_ARN=arn:aws:secretsmanager:eu-west-1:111122223333:secret:db',
  'docker login --password-stdin',
  'psql --password $PASSWORD',
  'git+ssh://git@github.com:org/repository',
  'https://${user}:${password}@host',
  '"Action": ["iam:ChangePassword", "iam:GetUser"]',
  'private_key=/etc/ssl/private/key.pem',
])('sees nothing in %s', (text) => {
  expect(credentialIn(text)).toBeUndefined();
});

it('takes no time over a long text without a space', () => {
  expect(credentialIn('a'.repeat(200_000))).toBeUndefined();
  expect(credentialIn('password'.repeat(20_000))).toBeUndefined();
});
