import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { plainInvocation } from '../../errors/invocation.js';
import {
  checkBackend,
  describeBackend,
  forgetBackend,
  forInit,
  isSamePlace,
  recordBackend,
  recordedBackend,
} from './backend-record.js';

function folder() {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-record-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    suffix: 'dev-001',
    stateFile: join(folder, 'terraform.tfstate'),
    backendFile: join(folder, 'backend.json'),
  };
}

const local = { type: 'local', config: {} };
const s3 = { type: 's3', config: { bucket: 'states', key: 'a', profile: 'one' } };
const check = (files: ReturnType<typeof folder>, wanted: typeof local) => () =>
  checkBackend({ folder: files, wanted, invocation: plainInvocation });

it('lets any backend begin where there is no state', () => {
  const files = folder();
  expect(check(files, s3)).not.toThrow();
  recordBackend(files, local);
  writeFileSync(files.stateFile, JSON.stringify({ version: 4, resources: [] }));
  expect(check(files, s3)).not.toThrow();
});

it('refuses another backend than the one with the state, and says which command moves it', () => {
  const files = folder();
  writeFileSync(files.stateFile, JSON.stringify({ version: 4, resources: [{}] }));
  expect(check(files, s3)).toThrow(
    expect.objectContaining({
      code: 'backend-changed',
      message: expect.stringMatching('local file.*s3://states/a'),
      problems: [
        expect.objectContaining({ hint: expect.stringContaining('multienv state migrate --env dev-001') }),
      ],
    }),
  );
  recordBackend(files, s3);
  expect(statSync(files.backendFile).mode & 0o777).toBe(0o600);
  expect(check(files, local)).toThrow(expect.objectContaining({ code: 'backend-changed' }));
  expect(check(files, { ...s3, config: { ...s3.config, key: 'b' } })).toThrow(
    expect.objectContaining({ code: 'backend-changed' }),
  );
});

it('does not mind another profile', () => {
  const files = folder();
  recordBackend(files, s3);
  expect(check(files, { ...s3, config: { ...s3.config, profile: 'two' } })).not.toThrow();
});

it('forgets the backend of what was destroyed', () => {
  const files = folder();
  recordBackend(files, s3);
  forgetBackend(files);
  expect(check(files, local)).not.toThrow();
});

it('takes a local one for the one with the state where none is noted, and none where there is no state', () => {
  const files = folder();
  expect(recordedBackend(files)).toBeUndefined();
  writeFileSync(files.stateFile, JSON.stringify({ version: 4, resources: [{}] }));
  expect(recordedBackend(files)).toEqual(local);
  writeFileSync(files.backendFile, 'not JSON');
  expect(recordedBackend(files)).toEqual(local);
  recordBackend(files, s3);
  expect(recordedBackend(files)).toEqual(s3);
});

const http = { type: 'http', config: { address: 'https://states.example.com/a' } };
it.each([
  [local, { type: 'local', config: { path: 'elsewhere' } }, true],
  [local, s3, false],
  [s3, { ...s3, config: { ...s3.config, profile: 'two', kms_key_id: 'k' }, bucketOwner: '1' }, true],
  [s3, { ...s3, config: { ...s3.config, bucket: 'other' } }, false],
  [s3, { ...s3, config: { ...s3.config, key: 'b' } }, false],
  [http, { ...http }, true],
  [http, { ...http, config: { address: 'https://states.example.com/b' } }, false],
  [http, { ...http, type: 'consul' }, false],
])('%j and %j lead to one state: %s', (one, other, isSame) => {
  expect(isSamePlace(one, other)).toBe(isSame);
});

const work = {
  path: join('p', '.multienv', 'work'),
  stateFile: join('p', '.multienv', 'state', 'a.tfstate'),
};
it.each([
  [
    local,
    'the local file under .multienv/state',
    ['-reconfigure', '-backend-config=path=../state/a.tfstate'],
  ],
  [s3, 's3://states/a', ['-reconfigure']],
  [http, 'the backend http', ['-reconfigure']],
  [{ type: 'cloud', config: {} }, 'the backend cloud', []],
])('%j is told, and given to init', (block, words, args) => {
  expect(describeBackend(block)).toBe(words);
  expect(forInit(block, work)).toEqual(args);
});
