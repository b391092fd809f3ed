import { afterEach, beforeEach, expect, it } from 'vitest';
import { jsonAnswer, refusal } from '../../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../../test/fixtures/fake-aws/fake-aws.js';
import { resolveEnvironment } from '../../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../../errors/invocation.js';
import { passwordRefused, secretMissing } from '../../../terraform/errors.js';
import { targetOf } from '../../target.js';
import { noPasswordChanges } from './password-changes.js';
import { checkPassword, explainSecret } from './password-check.js';

let aws: FakeAws;
beforeEach(async () => {
  aws = new FakeAws();
  aws.play({ DescribeSecret: jsonAnswer({ ARN: 'arn:x', DeletedDate: 1_800_000_000 }) });
  await aws.start();
});
afterEach(() => aws.stop());

function run(source: 'secretsManager' | 'generated') {
  const config = { database: { password: { source } } };
  const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config });
  return targetOf({ env: {} }, environment, { endpoint: aws.endpoint, folder: '/' });
}

const firstDeploy = {
  ...noPasswordChanges,
  secretCreated: true,
  valueCreated: true,
  sentToDatabase: true,
  databaseExists: false,
};

it('lets a plan pass that changes nothing about the password', async () => {
  await checkPassword(run('generated'), noPasswordChanges);
});

it('lets a first deploy pass when the name is free', async () => {
  aws.play({ DescribeSecret: refusal('ResourceNotFoundException') });
  await checkPassword(run('generated'), firstDeploy);
});

it('lets Terraform have the word when AWS does not answer us', async () => {
  aws.play({ DescribeSecret: refusal('AccessDeniedException') });
  await checkPassword(run('generated'), firstDeploy);
});

it('recognises a deleted secret that still holds the name, and tells how to be rid of it', async () => {
  await expect(checkPassword(run('generated'), firstDeploy)).rejects.toMatchObject({
    code: 'secret-name-taken',
    exitCode: 3,
    problems: [
      {
        message: expect.stringContaining('is scheduled for deletion and keeps the name'),
        hint: expect.stringMatching(
          /delete-secret --secret-id rds-password-dev-001 --force-delete-without-recovery --region ap-southeast-1 --endpoint-url http/,
        ),
      },
    ],
  });
});

it('recognises a secret that the stack did not make', async () => {
  aws.play({ DescribeSecret: jsonAnswer({ ARN: 'arn:x' }) });
  await expect(checkPassword(run('generated'), firstDeploy)).rejects.toMatchObject({
    code: 'secret-name-taken',
    problems: [{ hint: expect.stringContaining('source: secretsManager') }],
  });
});

it('wants a deleted secret back when the database still has its password', async () => {
  const gone = { ...firstDeploy, databaseExists: true, sentToDatabase: false };
  await expect(checkPassword(run('generated'), gone)).rejects.toMatchObject({
    code: 'secret-scheduled-for-deletion',
    problems: [
      { hint: expect.stringContaining(`multienv secret restore --env dev-001 --sandbox ${aws.endpoint}`) },
    ],
  });
});

it('refuses a new password that only the secret would get', async () => {
  const half = { ...noPasswordChanges, valueCreated: true };
  await expect(checkPassword(run('generated'), half)).rejects.toMatchObject({
    code: 'password-not-sent',
    problems: [{ hint: expect.stringContaining('multienv secret rotate --env dev-001') }],
  });
});

it('refuses to delete the secret that the stack is to read', async () => {
  const deletion = { ...noPasswordChanges, secretDeleted: true };
  await expect(checkPassword(run('secretsManager'), deletion)).rejects.toMatchObject({
    code: 'password-would-be-deleted',
  });
});

it('names the better next step when a missing secret can be restored', async () => {
  const missing = secretMissing.error({ suffix: 'dev-001', invocation: plainInvocation });
  expect(await explainSecret(run('secretsManager'), missing)).toMatchObject({
    code: 'secret-scheduled-for-deletion',
  });
  aws.play({ DescribeSecret: refusal('ResourceNotFoundException') });
  expect(await explainSecret(run('secretsManager'), missing)).toBe(missing);
  const other = new Error('another');
  expect(await explainSecret(run('secretsManager'), other)).toBe(other);
});

it('names the fault of a value that the stack refuses, and nothing of the value', async () => {
  const refused = passwordRefused.error({ suffix: 'dev-001', invocation: plainInvocation });
  aws.play({ GetSecretValue: jsonAnswer({ SecretString: '{"password":"canary-12"}' }) });
  const told = await explainSecret(run('secretsManager'), refused);
  expect(told).toMatchObject({
    code: 'secret-unusable',
    exitCode: 3,
    problems: [
      {
        message: expect.stringContaining('it is JSON with a `password` key'),
        hint: expect.stringContaining('secret rotate --env dev-001'),
      },
    ],
  });
  expect(JSON.stringify(told)).not.toContain('canary');
  // Somebody has mended it meanwhile, or we may not look.
  aws.play({ GetSecretValue: jsonAnswer({ SecretString: 'Ab12Cd34Ef56' }) });
  expect(await explainSecret(run('secretsManager'), refused)).toBe(refused);
  aws.play({ GetSecretValue: refusal('AccessDeniedException') });
  expect(await explainSecret(run('secretsManager'), refused)).toBe(refused);
});
