import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { plainInvocation } from '../../errors/invocation.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { occupy } from './busy.js';
import { environmentFolder } from './environment-folder.js';

it('says that the note of a run is too large, instead of waiting for it to change', async () => {
  const root = mkdtempSync(join(tmpdir(), 'multienv-busy-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = environmentFolder('dev-001', { root });
  mkdirSync(dirname(folder.busyFile), { recursive: true });
  writeFileSync(folder.busyFile, `{"pid":${'1'.repeat(2 ** 20)}}`);
  const run = { command: 'deploy', interrupt: neverInterrupted(), invocation: plainInvocation };
  await expect(occupy(folder, { ...run, onWait: () => {}, takesOrphan: false })).rejects.toThrow(/large/);
});
