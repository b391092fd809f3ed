import { expect, test } from 'vitest';
import { plainInvocation } from '../errors/invocation.js';
import { explainAwsError } from './explain-aws-error.js';
import { httpStatusOf } from './http-status.js';

const where = { service: 'Secrets Manager', environment: 'dev-001', invocation: plainInvocation };

function failure(name: string, more: object = {}): Error {
  return Object.assign(new Error('what AWS said'), { name, ...more });
}

test.each([
  ['CredentialsProviderError', {}, 'aws-credentials-missing'],
  ['TokenProviderError', {}, 'aws-credentials-missing'],
  ['ExpiredToken', { $metadata: {} }, 'aws-credentials-missing'],
  ['ExpiredTokenException', { $metadata: {} }, 'aws-credentials-missing'],
  ['InvalidClientTokenId', { $metadata: {} }, 'aws-credentials-missing'],
  ['UnrecognizedClientException', { $metadata: {} }, 'aws-credentials-missing'],
  ['TimeoutError', {}, 'aws-unreachable'],
  ['AbortError', {}, 'aws-unreachable'],
  ['Error', { code: 'ECONNREFUSED' }, 'aws-unreachable'],
  ['Error', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'aws-unreachable'],
  ['AccessDeniedException', { $metadata: {} }, 'aws-refused'],
])('%s %o is told as %s', (name, more, code) => {
  const cause = failure(name, more);
  expect(explainAwsError(cause, where)).toMatchObject({ code, exitCode: 3, cause });
});

test('a bug of ours stays what it is', () => {
  const bug = new TypeError('x is not a function');
  expect(explainAwsError(bug, where)).toBe(bug);
  expect(explainAwsError('text', where)).toBe('text');
});

const withMetadata = ($metadata: unknown) => Object.assign(new Error('no'), { $metadata });

test('the status of a refusal is that of the answer of AWS', () => {
  expect(httpStatusOf(withMetadata({ httpStatusCode: 403 }))).toBe(403);
});

test.each([
  ['an error of something else', new Error('no')],
  ['no answer', withMetadata({ attempts: 3 })],
  ['nothing', withMetadata(null)],
  ['a text', withMetadata('httpStatusCode')],
  ['no error', { $metadata: { httpStatusCode: 403 } }],
])('the status of a refusal is undefined for %s', (_what, error) => {
  expect(httpStatusOf(error)).toBeUndefined();
});
