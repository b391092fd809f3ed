import { expect, it } from 'vitest';
import { invocationOf, plainInvocation } from './invocation.js';
import { missingCredentialsText, signInHint } from './sign-in-hint.js';

it('says of missing credentials whose they are, and a way without AWS about the same environment', () => {
  expect(missingCredentialsText('dev-001')).toBe('No usable AWS credentials for dev-001: none were found.');
  expect(missingCredentialsText('dev-001', 'They have expired.')).toContain('dev-001: They have expired.');
  expect(signInHint(plainInvocation, 'dev-001')).toContain('`multienv plan --env dev-001 --sandbox`');
});

it('names the ways to credentials, and the one without an account', () => {
  expect(signInHint(plainInvocation, 'dev-001')).toBe(
    'Sign in (`aws sso login`, `aws configure`), or name a profile with AWS_PROFILE or `aws.profile`. Without an AWS account: `multienv sandbox up`, then `multienv plan --env dev-001 --sandbox`.',
  );
});

it('names the command that ran, where the sandbox can run it too', () => {
  expect(signInHint(invocationOf({ command: 'secret init' }), 'dev-001')).toContain(
    '`multienv secret init --env dev-001 --sandbox`',
  );
  expect(signInHint(invocationOf({ command: 'diff' }), 'dev-001')).toContain('`multienv plan --env dev-001');
});
