import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { plainInvocation } from '../../errors/invocation.js';
import { checkBackend, forgetBackend, recordBackend } from './backend-record.js';

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
