import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { repository } from './cli/run-cli.js';

it('the declarations of the package can be made, so that it can be packed', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-types-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const tsc = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = ['-p', join(repository, 'tsconfig.build.json'), '--outDir', folder];
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...args], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  for (const entry of ['index.d.ts', 'testing.d.ts']) expect(existsSync(join(folder, entry))).toBe(true);
});
