import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readFiles } from './read-files.js';

it.skipIf(process.platform === 'win32')('a pipe that lies in the folder of a stack is not waited for', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'multienv-read-files-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const stack = { resource: { aws_s3_bucket: { one: { bucket: 'one' } } } };
  writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify(stack));
  expect(spawnSync('mkfifo', [join(cwd, 'more.tf.json')]).status).toBe(0);
  expect(() => readFiles({ cwd, emit: () => {} }, { stacks: ['.'] })).toThrow(
    expect.objectContaining({ code: 'file-not-regular' }),
  );
});
