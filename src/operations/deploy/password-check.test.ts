import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../errors/invocation.js';
import { secretMissing } from '../../terraform/errors.js';
import { targetOf } from '../target.js';
import { noPasswordChanges } from './password-changes.js';
import { checkPassword, explainMissingSecret } from './password-check.js';

let server: Server;
let endpoint = '';
let secret: object = {};
beforeEach(async () => {
  secret = { ARN: 'arn:x', DeletedDate: 1_800_000_000 };
  server = createServer((_request, response) => {
    response.statusCode = 'ARN' in secret ? 200 : 400;
    response.end(JSON.stringify(secret));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterEach(() => new Promise((closed) => server.close(closed)));

function run(source: 'secretsManager' | 'generated') {
  const config = { database: { password: { source } } };
  const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config });
  return targetOf({ env: {} }, environment, { endpoint, folder: '/' });
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
  secret = { __type: 'ResourceNotFoundException' };
  await checkPassword(run('generated'), firstDeploy);
});

it('lets Terraform have the word when AWS does not answer us', async () => {
  secret = { __type: 'AccessDeniedException' };
  await checkPassword(run('generated'), firstDeploy);
});

it('recognises a deleted secret that still holds the name, and tells how to be rid of it', async () => {
  await expect(checkPassword(run('generated'), firstDeploy)).rejects.toMatchObject({
    code: 'secret-name-taken',
    exitCode: 3,
    problems: [
      {
        message: expect.stringContaining('deleted one'),
        hint: expect.stringMatching(
          /delete-secret --secret-id rds-password-dev-001 --force-delete-without-recovery --region ap-southeast-1 --endpoint-url http/,
        ),
      },
    ],
  });
});

it('recognises a secret that the stack did not make', async () => {
  secret = { ARN: 'arn:x' };
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
      { hint: expect.stringContaining(`multienv secret restore --env dev-001 --sandbox ${endpoint}`) },
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
  expect(await explainMissingSecret(run('secretsManager'), missing)).toMatchObject({
    code: 'secret-scheduled-for-deletion',
  });
  secret = { __type: 'ResourceNotFoundException' };
  expect(await explainMissingSecret(run('secretsManager'), missing)).toBe(missing);
  const other = new Error('another');
  expect(await explainMissingSecret(run('secretsManager'), other)).toBe(other);
});
