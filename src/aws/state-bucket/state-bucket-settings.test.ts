import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FakeAnswer, refusal } from '../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws, type FakeRequest } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { xml } from '../../../test/fixtures/fake-aws/xml.js';
import { plainInvocation } from '../../errors/invocation.js';
import { findBucket, openStateBucket, readObject } from './state-bucket.js';
import { isVersioned, mayWriteState } from './state-bucket-access.js';
import { bucketAspects, createBucket, wantedBucket } from './state-bucket-settings.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
beforeEach(() => aws.play());

const bucketIn = (region: string, owner?: string) =>
  openStateBucket(
    {
      environment: { suffix: 'dev-001', aws: { region: 'eu-west-1' } },
      variables: { AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'x' },
      sandbox: { endpoint: aws.endpoint, folder: '/' },
      invocation: plainInvocation,
    },
    { bucket: 'states', region, owner },
  );
const ownerIn = (request?: FakeRequest) => request?.headers['x-amz-expected-bucket-owner'];
const backend = {
  type: 's3',
  bucket: 'states',
  region: 'eu-west-1',
  key: 'p/dev-001',
  kmsKeyArn: undefined,
  owner: undefined,
} as const;
const wanted = wantedBucket([backend], 'aws');
const kmsKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const withKey = wantedBucket([{ ...backend, kmsKeyArn }, backend], 'aws');

const aspectNamed = (word: string) => {
  const aspect = bucketAspects.find(({ name }) => name(wanted).startsWith(word));
  if (aspect === undefined) throw new Error(word);
  return aspect;
};
async function isRight(word: string, answer: FakeAnswer, what = wanted): Promise<boolean> {
  const action = `GET /states?${subResources[word]}`;
  aws.play({ [action]: answer });
  const right = await aspectNamed(word).isRight(await bucketIn('eu-west-1'), what);
  expect(aws.asked).toEqual([action]);
  return right;
}
/** What is sent to mend an aspect. */
async function mended(word: string, what = wanted, different: Record<string, FakeAnswer> = {}) {
  const action = `PUT /states?${subResources[word]}`;
  aws.play({ [action]: {}, ...different });
  await aspectNamed(word).mend(await bucketIn('eu-west-1'), what);
  const put = aws.requests.filter((one) => one.action === action);
  expect(put).toHaveLength(1);
  return (put[0]?.body ?? '').replace(/<\?xml[^>]*>/, '').replace(/ xmlns="[^"]*"/, '');
}
const subResources: Readonly<Record<string, string>> = {
  'object ownership': 'ownershipControls',
  'public access': 'publicAccessBlock',
  versioning: 'versioning',
  encryption: 'encryption',
  policy: 'policy',
  lifecycle: 'lifecycle',
};

it('ownership, public access and versioning come first, then encryption, policy and lifecycle', () => {
  expect(bucketAspects.map(({ name }) => name(wanted).split(':')[0])).toEqual([
    'object ownership',
    'public access',
    'versioning',
    'encryption',
    'policy',
    'lifecycle',
  ]);
});

describe('object ownership', () => {
  const controls = (ObjectOwnership: string) => xml({ OwnershipControls: { Rule: { ObjectOwnership } } });

  it('is right where the owner of the bucket owns all', async () => {
    const name = 'object ownership';
    expect(await isRight(name, { body: controls('BucketOwnerEnforced') })).toBe(true);
    expect(await isRight(name, { body: controls('ObjectWriter') })).toBe(false);
    expect(await isRight(name, refusal('OwnershipControlsNotFoundError', 404))).toBe(false);
    expect(await mended(name)).toBe(controls('BucketOwnerEnforced'));
  });
});

describe('public access', () => {
  const block = (IgnorePublicAcls: boolean) =>
    xml({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    });

  it('is right where all four switches are on', async () => {
    const name = 'public access';
    expect(await isRight(name, { body: block(true) })).toBe(true);
    expect(await isRight(name, { body: block(false) })).toBe(false);
    expect(await isRight(name, refusal('NoSuchPublicAccessBlockConfiguration', 404))).toBe(false);
    expect(await mended(name)).toBe(block(true));
  });
});

describe('versioning', () => {
  const status = (Status: string) => xml({ VersioningConfiguration: { Status } });

  it('is right where it is on', async () => {
    expect(await isRight('versioning', { body: status('Enabled') })).toBe(true);
    expect(await isRight('versioning', { body: status('Suspended') })).toBe(false);
    expect(await mended('versioning')).toBe(status('Enabled'));
  });
});

describe('encryption', () => {
  const rule = (
    SSEAlgorithm: string,
    { key, bucketKey = true }: { key?: string; bucketKey?: boolean } = {},
  ) =>
    xml({
      ServerSideEncryptionConfiguration: {
        Rule: {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm,
            ...(key === undefined ? {} : { KMSMasterKeyID: key }),
          },
          BucketKeyEnabled: bucketKey,
        },
      },
    });

  it('is right without a key of one’s own as AES256 with a bucket key', async () => {
    expect(await isRight('encryption', { body: rule('AES256') })).toBe(true);
    expect(await isRight('encryption', { body: rule('AES256', { bucketKey: false }) })).toBe(false);
    expect(await isRight('encryption', { body: rule('aws:kms') })).toBe(false);
    expect(await isRight('encryption', refusal('ServerSideEncryptionConfigurationNotFoundError', 404))).toBe(
      false,
    );
    expect(await mended('encryption')).toBe(rule('AES256'));
  });

  it('is right with a key of one’s own where it is that key', async () => {
    const key = kmsKeyArn;
    expect(await isRight('encryption', { body: rule('aws:kms', { key }) }, withKey)).toBe(true);
    expect(await isRight('encryption', { body: rule('aws:kms', { key: 'other' }) }, withKey)).toBe(false);
    expect(await isRight('encryption', { body: rule('AES256') }, withKey)).toBe(false);
    expect(await mended('encryption', withKey)).toBe(rule('aws:kms', { key }));
  });
});

describe('the policy', () => {
  const tlsOnly = {
    Sid: 'MultienvTlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: ['arn:aws:s3:::states', 'arn:aws:s3:::states/*'],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const other = { Sid: 'Other', Effect: 'Deny', Principal: '*', Action: 's3:DeleteBucket' };
  const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

  it('is right where it has our statement, beside those of others too', async () => {
    expect(await isRight('policy', { body: policy(other, tlsOnly) })).toBe(true);
    expect(await isRight('policy', { body: policy(other) })).toBe(false);
    expect(await isRight('policy', { body: policy({ ...tlsOnly, Effect: 'Allow' }) })).toBe(false);
    expect(await isRight('policy', refusal('NoSuchBucketPolicy', 404))).toBe(false);
    const inChina = wantedBucket([backend], 'aws-cn');
    expect(await isRight('policy', { body: policy(tlsOnly) }, inChina)).toBe(false);
  });

  it('keeps the statements of others, and no old one of ours', async () => {
    const found = { body: policy(other, { ...tlsOnly, Effect: 'Allow' }) };
    expect(JSON.parse(await mended('policy', wanted, { 'GET /states?policy': found }))).toEqual(
      JSON.parse(policy(other, tlsOnly)),
    );
  });

  it('is made where there is none', async () => {
    const none = { 'GET /states?policy': refusal('NoSuchBucketPolicy', 404) };
    expect(JSON.parse(await mended('policy', wanted, none))).toEqual(JSON.parse(policy(tlsOnly)));
  });
});

describe('the lifecycle', () => {
  const states = xml({
    Rule: {
      Expiration: { ExpiredObjectDeleteMarker: true },
      ID: 'multienv-states',
      Filter: { Prefix: '' },
      Status: 'Enabled',
      NoncurrentVersionExpiration: { NoncurrentDays: '365' },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: '7' },
    },
  });
  // The first twelve digits of the SHA-256 of the key.
  const lock = (Prefix = 'p/dev-001.tflock') =>
    xml({
      Rule: {
        ID: 'multienv-lock-ID',
        Filter: { Prefix },
        Status: 'Enabled',
        NoncurrentVersionExpiration: { NoncurrentDays: '1' },
      },
    });
  const other = xml({
    Rule: { ID: 'Other', Filter: { Prefix: 'x' }, Status: 'Enabled', Expiration: { Days: '9' } },
  });
  const configuration = (...rules: readonly string[]) =>
    `<LifecycleConfiguration>${rules.join('')}</LifecycleConfiguration>`;
  const none = { 'GET /states?lifecycle': refusal('NoSuchLifecycleConfiguration', 404) };
  const sorted = (text: string) =>
    (text.match(/<(?:ID|Prefix|\w*Days\w*|ExpiredObjectDeleteMarker)>[^<]*/g) ?? []).sort();

  it('keeps earlier states for a year and earlier locks for a day', async () => {
    const sent = await mended('lifecycle', wanted, none);
    expect(sorted(sent.replace(/multienv-lock-[0-9a-f]{12}</, 'multienv-lock-ID<'))).toEqual(
      sorted(configuration(states, lock())),
    );
    expect(await isRight('lifecycle', { body: sent })).toBe(true);
    expect(await isRight('lifecycle', { body: sent.replace('365', '364') })).toBe(false);
    expect(await isRight('lifecycle', { body: sent.replace('multienv-states', 'mine') })).toBe(false);
    expect(await isRight('lifecycle', refusal('NoSuchLifecycleConfiguration', 404))).toBe(false);
  });

  it('has a rule for the lock of each state', async () => {
    const two = wantedBucket([backend, { ...backend, key: 'p/dev-002' }], 'aws');
    const sent = await mended('lifecycle', two, none);
    expect(sent.match(/<Prefix>[^<]*/g)).toEqual([
      '<Prefix>',
      '<Prefix>p/dev-001.tflock',
      '<Prefix>p/dev-002.tflock',
    ]);
    expect(new Set(sent.match(/multienv-lock-\w{12}</g)).size).toBe(2);
    expect(await isRight('lifecycle', { body: sent })).toBe(true);
    expect(await isRight('lifecycle', { body: sent }, two)).toBe(true);
    const one = await mended('lifecycle', wanted, none);
    expect(await isRight('lifecycle', { body: one }, two)).toBe(false);
  });

  it('keeps the rules of others, and no old one of ours', async () => {
    const found = { body: configuration(states.replace('365', '2'), other) };
    const sent = await mended('lifecycle', wanted, { 'GET /states?lifecycle': found });
    expect(sent.match(/<ID>[^<]*/g)?.map((id) => id.slice(4).replace(/\w{12}$/, 'ID'))).toEqual([
      'Other',
      'multienv-states',
      'multienv-lock-ID',
    ]);
    expect(sent.match(/<NoncurrentDays>\d+/g)).toEqual(['<NoncurrentDays>365', '<NoncurrentDays>1']);
  });
});

describe('the bucket itself', () => {
  it('is made in its region, which us-east-1 is without a word', async () => {
    aws.play({ 'PUT /states': {} });
    await createBucket(await bucketIn('eu-west-1'));
    await createBucket(await bucketIn('us-east-1'));
    const bodies = aws.requests.map(
      ({ body }) => /<LocationConstraint>(.*)<\/LocationConstraint>/.exec(body)?.[1],
    );
    expect(bodies).toEqual(['eu-west-1', undefined]);
  });

  it('is found with its region, and not where it is nobody’s', async () => {
    aws.play({ 'HEAD /states': { headers: { 'x-amz-bucket-region': 'eu-central-1' } } });
    expect(await findBucket(await bucketIn('eu-west-1'))).toEqual({ region: 'eu-central-1' });
    aws.play({ 'HEAD /states': { status: 404 } });
    expect(await findBucket(await bucketIn('eu-west-1'))).toBeUndefined();
  });

  it('has to be of the account that the file names, and is refused where it is not', async () => {
    aws.play({ 'HEAD /states': { status: 403 } });
    await expect(findBucket(await bucketIn('eu-west-1', '111122223333'))).rejects.toMatchObject({
      code: 'state-bucket-not-ours',
      message: expect.stringContaining('111122223333'),
    });
    expect(ownerIn(aws.requests[0])).toBe('111122223333');
    expect(aws.requests).toHaveLength(2);
    await expect(findBucket(await bucketIn('eu-west-1'))).rejects.toMatchObject({
      code: 'state-bucket-not-ours',
    });
    expect(ownerIn(aws.requests.at(-1))).toBeUndefined();
  });

  it('is told to be foreign where AWS refuses it only with the owner', async () => {
    aws.play({ 'HEAD /states': { status: 403, next: {} } });
    await expect(findBucket(await bucketIn('eu-west-1', '111122223333'))).rejects.toMatchObject({
      code: 'state-bucket-foreign',
      message: expect.stringMatching(/another AWS account than 111122223333.*No state was sent/),
    });
    expect(aws.requests.map(ownerIn)).toEqual(['111122223333', undefined]);
  });

  it('gives the text of an object, and undefined where there is none', async () => {
    aws.play({ 'GET /states/p/x': { body: 'text' } });
    expect(await readObject(await bucketIn('eu-west-1'), 'p/x')).toBe('text');
    for (const code of ['NoSuchKey', 'NotFound', 'NoSuchBucket']) {
      aws.play({ 'GET /states/p/x': refusal(code, 404) });
      expect(await readObject(await bucketIn('eu-west-1'), 'p/x')).toBeUndefined();
    }
    aws.play({ 'GET /states/p/x': refusal('AccessDenied', 400) });
    await expect(readObject(await bucketIn('eu-west-1'), 'p/x')).rejects.toMatchObject({
      code: 'aws-refused',
    });
  });
});

it('a bucket of several states has the key of the first', () => {
  expect(withKey.kmsKeyArn).toBe(kmsKeyArn);
  expect(wanted.kmsKeyArn).toBeUndefined();
});

describe('whether a state may be written', () => {
  const key = 'PUT /states/p/dev-001.tflock';
  const mayWrite = async (answer: FakeAnswer, more: { readonly kmsKeyArn?: string } = {}) => {
    aws.play({ [key]: answer, 'DELETE /states/p/dev-001.tflock': { status: 204 } });
    return mayWriteState(await bucketIn('eu-west-1'), { ...backend, ...more });
  };

  it.each(['NoSuchKey', 'NotFound'])('it may where AWS says %s: nothing is written', async (code) => {
    expect(await mayWrite(refusal(code, 404))).toBe(true);
    expect(aws.asked).toEqual([key]);
  });

  it('it may where somebody holds the lock', async () => {
    expect(await mayWrite(refusal('PreconditionFailed', 412))).toBe(true);
    expect(aws.asked).toEqual([key]);
  });

  it('what an emulator has made all the same goes', async () => {
    expect(await mayWrite({})).toBe(true);
    expect(aws.asked).toEqual([key, 'DELETE /states/p/dev-001.tflock']);
  });

  it('it may not where AWS denies it, and another refusal is no answer', async () => {
    expect(await mayWrite(refusal('AccessDenied', 403))).toBe(false);
    await expect(mayWrite(refusal('InvalidRequest', 400))).rejects.toMatchObject({ code: 'aws-refused' });
  });

  it('is asked with the encryption of Terraform, for an object that cannot be there', async () => {
    await mayWrite(refusal('NoSuchKey', 404));
    expect(aws.requests[0]?.headers).toMatchObject({
      'if-match': '"00000000000000000000000000000000"',
      'x-amz-server-side-encryption': 'AES256',
    });
    await mayWrite(refusal('NoSuchKey', 404), { kmsKeyArn });
    expect(aws.requests[0]?.headers).toMatchObject({
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': kmsKeyArn,
    });
  });
});

it.each([
  ['Enabled', true],
  ['Suspended', false],
])('a bucket whose versioning is %s keeps earlier states: %s', async (Status, expected) => {
  aws.play({ 'GET /states?versioning': { body: xml({ VersioningConfiguration: { Status } }) } });
  expect(await isVersioned(await bucketIn('eu-west-1'))).toBe(expected);
});
