import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { backendBlock } from '../../config/values/backend-block.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { targetOf } from '../target.js';
import type { DeployRecord } from './deploy-record.js';
import { openRecordStore } from './record-store.js';

const record: DeployRecord = {
  version: 1,
  suffix: 'dev-001',
  project: 'p',
  environment: 'dev',
  tier: 'development',
  file: 'environments.yaml',
  region: 'ap-southeast-1',
  account: null,
  engine: null,
  at: '2026-11-28T16:20:00.000Z',
  outcome: 'complete',
  by: null,
  ciRun: null,
  multienv: '1.2.3',
  contentHash: null,
  settingsHash: 'b'.repeat(64),
  product: 'terraform',
  provider: null,
  counts: null,
  access: { profile: 'jo' },
};

describe('the record of a local state', () => {
  it('is a file for the owner alone, and goes', async () => {
    const root = mkdtempSync(join(tmpdir(), 'multienv-record-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });
    const folder = environmentFolder('dev-001', { root });
    const place = { ...targetOf({ env: {} }, environment, undefined), folder };
    const store = await openRecordStore(place, backendBlock(environment));
    expect(await store.read()).toEqual({ kind: 'none' });
    expect(await store.write(record)).toBe(true);
    const file = join(root, '.multienv', 'state', 'dev-001', 'deployed.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await store.read()).toEqual({ kind: 'record', record });
    await store.remove();
    expect(await store.read()).toEqual({ kind: 'none' });
  });
});

describe('the record of a state in a bucket', () => {
  let aws: FakeAws;
  beforeEach(async () => {
    aws = new FakeAws();
    await aws.start();
  });
  afterEach(() => aws.stop());
  const object = '/states/p/dev-001/terraform.tfstate.deployed.json';
  const open = async () => {
    const config = { backend: { type: 's3', bucket: 'states', bucketOwner: '111122223333' } } as const;
    const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', project: 'p', config });
    const place = targetOf({ env: {} }, environment, { endpoint: aws.endpoint, folder: '/' });
    const folder = environmentFolder('dev-001', { root: '/' });
    return openRecordStore({ ...place, folder }, backendBlock(environment));
  };
  const written = () => aws.requests.find(({ action }) => action.startsWith('PUT'));

  it('is written where there is none, to its owner, encrypted, without whose credentials were used', async () => {
    aws.play({ [`PUT ${object}`]: {} });
    const store = await open();
    expect(await store.read()).toEqual({ kind: 'none' });
    expect(await store.write(record)).toBe(true);
    expect(written()?.headers).toMatchObject({
      'if-none-match': '*',
      'x-amz-expected-bucket-owner': '111122223333',
      'x-amz-server-side-encryption': 'AES256',
    });
    expect(written()?.body).toContain('dev-001');
    expect(written()?.body).not.toContain('jo');
  });

  it('is not written over what somebody else has written meanwhile', async () => {
    const body = JSON.stringify({ ...record, access: undefined });
    aws.play({
      [`GET ${object}`]: { headers: { etag: '"one"' }, body },
      [`PUT ${object}`]: { status: 412, code: 'PreconditionFailed' },
    });
    const store = await open();
    expect((await store.read()).kind).toBe('record');
    expect(await store.write(record)).toBe(false);
    expect(written()?.headers['if-match']).toBe('"one"');
  });

  it('is not read where it is larger than any of ours', async () => {
    aws.play({ [`GET ${object}`]: { body: 'x'.repeat(2 * 1024 * 1024) } });
    await expect((await open()).read()).rejects.toMatchObject({ code: 'file-too-large' });
  });
});
