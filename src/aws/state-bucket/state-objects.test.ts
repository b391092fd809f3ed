import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type FakeAnswer, refusal } from '../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { xml } from '../../../test/fixtures/fake-aws/xml.js';
import { plainInvocation } from '../../errors/invocation.js';
import { openStateBucket } from './state-bucket.js';
import { foldersBelow, readLimitedObject, writeObject } from './state-objects.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
beforeEach(() => aws.play());

const states = () =>
  openStateBucket(
    {
      environment: { suffix: 'dev-001', aws: { region: 'eu-west-1' } },
      variables: { AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'x' },
      sandbox: { endpoint: aws.endpoint, folder: '/' },
      invocation: plainInvocation,
    },
    { bucket: 'states', region: 'eu-west-1', owner: '111122223333' },
  );
const read = async (answer: FakeAnswer) => {
  aws.play({ 'GET /states/dev-001/record.json': answer });
  return readLimitedObject(await states(), 'dev-001/record.json', 5);
};
const write = async (answer: FakeAnswer, etag?: string, kmsKeyArn?: string) => {
  aws.play({ 'PUT /states/dev-001/record.json': answer });
  return writeObject(await states(), { key: 'dev-001/record.json', text: '{}', etag }, { kmsKeyArn });
};

it('an object is read with its tag, and is not there where its bucket is not', async () => {
  expect(await read({ headers: { etag: '"1"' }, body: '12345' })).toEqual({ text: '12345', etag: '"1"' });
  expect(await read({ body: '' })).toEqual({ text: '', etag: '' });
  for (const code of ['NoSuchKey', 'NoSuchBucket']) expect(await read(refusal(code, 404))).toBeUndefined();
  await expect(read(refusal('AccessDenied', 403))).rejects.toThrow('states');
});

it('an object that is too large is named, and not read', async () => {
  await expect(read({ body: '123456' })).rejects.toThrow('s3://states/dev-001/record.json');
});

it('an object is written as the state is encrypted, where it is still what was read', async () => {
  expect(await write({}, '"1"')).toBe(true);
  expect(aws.requests.at(-1)).toMatchObject({
    body: '{}',
    headers: {
      'if-match': '"1"',
      'content-type': 'application/json',
      'x-amz-server-side-encryption': 'AES256',
      'x-amz-expected-bucket-owner': '111122223333',
    },
  });
  expect(await write({}, undefined, 'arn:aws:kms:eu-west-1:111122223333:key/1')).toBe(true);
  const { headers } = aws.requests.at(-1) ?? {};
  expect(headers).toMatchObject({
    'if-none-match': '*',
    'x-amz-server-side-encryption': 'aws:kms',
    'x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:eu-west-1:111122223333:key/1',
  });
  expect(headers).not.toHaveProperty('if-match');
});

it('an object that somebody else has written or deleted meanwhile is left alone', async () => {
  expect(await write(refusal('PreconditionFailed', 412), '"1"')).toBe(false);
  expect(await write(refusal('ConditionalRequestConflict', 409))).toBe(false);
  expect(await write(refusal('NoSuchKey', 404), '"1"')).toBe(false);
  await expect(write(refusal('NoSuchBucket', 404))).rejects.toThrow();
});

const page = (names: readonly string[], token?: string): FakeAnswer => ({
  body: xml({
    ListBucketResult: {
      CommonPrefixes: names.map((name) => ({ Prefix: `team/${name}/` })),
      ...(token === undefined ? {} : { NextContinuationToken: token }),
    },
  }),
});
const listing = 'GET /states?delimiter=%2F&list-type=2&prefix=team%2F';

it('folders are listed over all pages, sorted; none where there is no bucket', async () => {
  aws.play({
    [listing]: page(['prod-003', 'dev-001'], 'next'),
    'GET /states?continuation-token=next&delimiter=%2F&list-type=2&prefix=team%2F': page(['a-002']),
  });
  expect(await foldersBelow(await states(), 'team/')).toEqual(['a-002', 'dev-001', 'prod-003']);
  aws.play({ [listing]: refusal('NoSuchBucket', 404) });
  expect(await foldersBelow(await states(), 'team/')).toBeUndefined();
});
