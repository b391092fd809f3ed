import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { refusal } from '../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { backendBlock } from '../../config/values/backend-block.js';
import { plainInvocation } from '../../errors/invocation.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { recordBackend } from '../../terraform/state/backend-record.js';
import { readableState } from './stored-state.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
beforeEach(() => aws.play());

const key = 'GET /states/acme/dev-001/terraform.tfstate';
const state = (serial: number) => JSON.stringify({ version: 4, serial, lineage: 'l' });
const inS3 = (region: string) => ({
  aws: { region },
  backend: { type: 's3' as const, bucket: 'states', keyPrefix: 'acme' },
});

function place(config: EnvironmentConfig) {
  const root = mkdtempSync(join(tmpdir(), 'multienv-stored-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = environmentFolder('dev-001', { root });
  mkdirSync(dirname(folder.stateFile), { recursive: true });
  const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config });
  const variables = {
    AWS_ACCESS_KEY_ID: 'KEYOWN',
    AWS_SECRET_ACCESS_KEY: 'canary',
    AWS_ENDPOINT_URL: aws.endpoint,
  };
  const buckets = { check: async () => undefined };
  return { environment, folder, variables, invocation: plainInvocation, buckets };
}

it('is read from its file, and holds nothing where there is none', async () => {
  const here = place({});
  expect(await readableState(here)).toMatchObject({ resources: [], lineage: '' });
  writeFileSync(here.folder.stateFile, state(3));
  expect(await readableState(here)).toMatchObject({ serial: 3 });
});

it('is read from its bucket, and holds nothing where there is none', async () => {
  expect(await readableState(place(inS3('eu-west-1')))).toMatchObject({ resources: [], lineage: '' });
  aws.play({ [key]: { body: state(4) } });
  expect(await readableState(place(inS3('eu-west-1')))).toMatchObject({ serial: 4 });
});

it('is still read where it was, when the region of an environment was edited and the bucket has none of its own', async () => {
  aws.play({ [`${key} eu-west-1`]: { body: state(5) }, [key]: refusal('PermanentRedirect', 301) });
  const moved = place(inS3('us-east-1'));
  expect(await readableState(moved)).toBeUndefined();
  recordBackend(moved.folder, backendBlock(place(inS3('eu-west-1')).environment));
  expect(await readableState(moved)).toMatchObject({ serial: 5 });
});

it('is unknown where only Terraform can read it, and never empty for that', async () => {
  expect(await readableState(place({ backend: { type: 'gcs', config: { bucket: 'b' } } }))).toBeUndefined();
  aws.play({ [key]: refusal('AccessDenied', 403) });
  expect(await readableState(place(inS3('eu-west-1')))).toBeUndefined();
  const here = place({});
  for (const text of ['{"version":4,', '{"encrypted_data":"x"}', '[]']) {
    writeFileSync(here.folder.stateFile, text);
    expect(await readableState(here)).toBeUndefined();
  }
});
