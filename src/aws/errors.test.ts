import { describe, expect, it } from 'vitest';
import { plainInvocation as invocation } from '../errors/invocation.js';
import {
  awsUnreachable,
  secretNotFound,
  secretScheduledForDeletion,
  secretUnusable,
  stateBucketForeign,
  stateBucketMissing,
  stateBucketNotOurs,
} from './errors.js';

const tried = { host: 'rds.eu-west-1.amazonaws.com', proxy: undefined, refusal: undefined };
const unreachable = (reason: string, more?: object) =>
  awsUnreachable.problem({
    ...{ service: 'RDS', reason, invocation },
    ...(more === undefined ? {} : { tried: { ...tried, ...more } }),
  });

describe('what could not be reached', () => {
  it('is told with where the request went', () => {
    expect(unreachable('ECONNREFUSED').message).toBe('RDS cannot be reached: ECONNREFUSED.');
    expect(unreachable('ECONNREFUSED', {}).message).toBe(
      'RDS cannot be reached at rds.eu-west-1.amazonaws.com: ECONNREFUSED.',
    );
    expect(unreachable('ECONNREFUSED', { proxy: 'http://proxy:3128' }).message).toBe(
      'RDS cannot be reached at rds.eu-west-1.amazonaws.com through the proxy http://proxy:3128: ECONNREFUSED.',
    );
  });

  it.each([
    [
      'a proxy that wants a password',
      'CERT_X',
      { refusal: '407', proxy: 'p' },
      'asks for a name and a password',
    ],
    ['a certificate', 'CERT_HAS_EXPIRED', { proxy: 'p' }, 'in AWS_CA_BUNDLE'],
    ['a chain of certificates', 'SELF_SIGNED_CERT_IN_CHAIN', {}, 'in AWS_CA_BUNDLE'],
    ['an issuer', 'UNABLE_TO_GET_ISSUER_CERT', {}, 'in AWS_CA_BUNDLE'],
    ['a depth', 'DEPTH_ZERO_SELF_SIGNED_CERT', {}, 'in AWS_CA_BUNDLE'],
    ['a proxy', 'ECONNREFUSED', { proxy: 'p', refusal: '403' }, 'Check the proxy (HTTPS_PROXY)'],
    ['anything else', 'ENOTFOUND', {}, 'still running (multienv sandbox status)'],
    ['anything else of another client', 'ENOTFOUND', undefined, 'A network with a proxy: HTTPS_PROXY.'],
  ])('has what to do about %s', (_, reason, more, hint) => {
    expect(unreachable(reason, more).hint).toContain(hint);
  });
});

describe('a secret that is not as it should be', () => {
  const about = { name: 'rds-password-dev-001', suffix: 'dev-001', invocation };
  it('has a command that mends it', () => {
    expect(secretScheduledForDeletion.problem(about)).toMatchObject({
      message: 'The secret rds-password-dev-001 is scheduled for deletion.',
      hint: 'Restore it: multienv secret restore --env dev-001',
    });
    expect(secretNotFound.problem(about)).toMatchObject({
      message: 'The secret rds-password-dev-001 does not exist.',
      hint: 'Create it: multienv secret init --env dev-001',
    });
    const unusable = secretUnusable.problem({ ...about, fault: 'too-short', put: 'aws put x' });
    expect(unusable.hint).toMatch(
      /^Have a new one generated: multienv secret rotate --env dev-001\. .* printf %s "\$PASSWORD" \| aws put x$/,
    );
  });

  it('is an error of AWS', () => {
    for (const one of [secretScheduledForDeletion, secretNotFound])
      expect(one.error(about)).toMatchObject({ exitCode: 3 });
  });
});

describe('a bucket of states that is not as it should be', () => {
  it('is told with whose it would have to be', () => {
    const about = { bucket: 'states', reason: 'no access.' };
    expect(stateBucketNotOurs.problem({ ...about, owner: undefined }).message).toBe(
      'The bucket states cannot be used: no access.',
    );
    expect(stateBucketNotOurs.problem({ ...about, owner: '111122223333' }).message).toBe(
      'The bucket states cannot be used as one of account 111122223333: no access.',
    );
    expect(stateBucketForeign.problem({ bucket: 'states', owner: '111122223333' }).message).toContain(
      'The bucket states belongs to another AWS account than 111122223333,',
    );
    expect(stateBucketMissing.problem({ bucket: 'states', suffix: 'dev-001', invocation })).toMatchObject({
      message: 'dev-001: the bucket states for the state does not exist.',
      hint: 'Create it: multienv bootstrap --env dev-001',
    });
  });
});
