import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findEnvironmentsFile } from './find.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'multienv-find-'));
  mkdirSync(join(folder, 'a', 'b'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('finds the nearest file upwards', () => {
  const file = join(folder, 'environments.yaml');
  writeFileSync(file, '');
  expect(findEnvironmentsFile({ cwd: join(folder, 'a', 'b') })).toBe(file);
});

it('takes the file of --config and no other', () => {
  writeFileSync(join(folder, 'environments.yaml'), '');
  writeFileSync(join(folder, 'other.yaml'), '');
  expect(findEnvironmentsFile({ cwd: join(folder, 'a'), config: '../other.yaml' })).toBe(
    join(folder, 'other.yaml'),
  );
  expect(() => findEnvironmentsFile({ cwd: folder, config: 'nowhere.yaml' })).toThrow(/does not exist/);
});

it('says where it looked', () => {
  expect(() => findEnvironmentsFile({ cwd: join(folder, 'a') })).toThrow(
    /No environments.yaml in .*a or any/,
  );
});
