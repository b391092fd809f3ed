import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { stackJson } from '../../stacks/synth/synthesize.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { contentHash, settingsHash } from '../record/content-hash.js';
import type { DeployRecord } from '../record/deploy-record.js';
import { changesSince } from './changes-since.js';

const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });
const record: DeployRecord = {
  ...{ version: 1, suffix: 'dev-001', project: 'p', environment: 'dev', tier: 'development' },
  ...{ file: 'environments.yaml', region: 'eu-west-1', account: null, engine: null },
  ...{ at: '2026-11-28T16:20:00.000Z', outcome: 'complete', by: null, ciRun: null, multienv: '1' },
  contentHash: contentHash(stackJson(environment)),
  settingsHash: settingsHash(environment),
  ...{ product: 'terraform', provider: '6.0.0', counts: null },
};
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'changes-since-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const since = (more: Partial<DeployRecord>, synthCommand?: string[]) =>
  changesSince(
    { kind: 'record', record: { ...record, ...more } },
    { environment, loaded: { root, synthCommand }, sandboxFolder: undefined },
  );
const lock = (file: 'providerLockFile' | 'providerLockStart', version: string) => {
  const path = environmentFolder('dev-001', { root })[file];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    `provider "registry.terraform.io/hashicorp/aws" {\n  version = "${version}"\n  hashes = [\n    "h1:x",\n  ]\n}\n`,
  );
};

it('is unknown without a record, and the reason is told', async () => {
  const compared = { environment, loaded: { root, synthCommand: undefined }, sandboxFolder: undefined };
  expect(await changesSince({ kind: 'none' }, compared)).toEqual({
    state: 'unknown',
    reasons: ['no deploy has noted what it made'],
  });
  expect(await changesSince({ kind: 'unreadable', reason: 'it is torn' }, compared)).toEqual({
    state: 'unknown',
    reasons: ['it is torn'],
  });
});

it('is nothing where stack and provider are those of the last deploy', async () => {
  expect(await since({})).toEqual({ state: 'unchanged', reasons: [] });
  lock('providerLockFile', '6.0.0');
  expect(await since({})).toEqual({ state: 'unchanged', reasons: [] });
});

it('is everything that differs', async () => {
  lock('providerLockFile', '6.1.0');
  expect(await since({ contentHash: 'a'.repeat(64), outcome: 'partial' })).toEqual({
    state: 'changed',
    reasons: [
      'the last deploy or destroy did not end well',
      'the stack',
      'the AWS provider (6.0.0, now 6.1.0)',
    ],
  });
  expect(await since({ provider: null })).toEqual({ state: 'unchanged', reasons: [] });
});

it('takes the lock that the next run starts from', async () => {
  lock('providerLockFile', '6.1.0');
  lock('providerLockStart', '6.0.0');
  expect(await since({})).toEqual({ state: 'unchanged', reasons: [] });
});

it('is unknown where an app makes the stack, unless the settings differ', async () => {
  const silent = {
    state: 'unknown',
    reasons: ['the settings are the same; what `synthCommand` makes of them only a plan tells'],
  };
  expect(await since({}, ['node', 'app.js'])).toEqual(silent);
  expect(await since({ contentHash: null })).toEqual(silent);
  expect(await since({ contentHash: null, settingsHash: 'b'.repeat(64) })).toEqual({
    state: 'changed',
    reasons: ['the settings'],
  });
});
