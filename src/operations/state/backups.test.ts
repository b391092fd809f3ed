import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { backUpState } from './backups.js';

function backUp(text: string): readonly string[] {
  const backupFolder = mkdtempSync(join(tmpdir(), 'multienv-backups-'));
  onTestFinished(() => rmSync(backupFolder, { recursive: true, force: true }));
  const files = backUpState({ backupFolder }, 'before.tfstate', text);
  for (const file of files) {
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }
  return files;
}

it.each([
  ['a state', '{"version":4,"lineage":"one"}'],
  ['one of another version', '{"version":3,"lineage":"one"}'],
  ['one that was cut off', '{"version":4,'],
])('%s is copied as it is, for the owner alone', (_what, text) => {
  expect(backUp(text)).toHaveLength(1);
});

it('what is no state yet leaves no copy', () => {
  expect([...backUp(''), ...backUp('{"version":4,"lineage":""}')]).toEqual([]);
});
