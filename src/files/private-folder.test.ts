import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PrivateFolder } from './private-folder.js';

it('is made once, and only its user can enter it', () => {
  const folder = new PrivateFolder();
  const { path } = folder;
  expect(folder.path).toBe(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  folder.remove();
});

it('is removed with what is in it, and is another one when it is asked for again', () => {
  const folder = new PrivateFolder();
  const { path } = folder;
  writeFileSync(join(path, 'plan.json'), '{}');
  folder.remove();
  expect(existsSync(path)).toBe(false);
  expect(folder.path).not.toBe(path);
  folder.remove();
});

it('that somebody else has removed, as cleaners of temporary folders do, is no error', () => {
  const folder = new PrivateFolder();
  rmSync(folder.path, { recursive: true });
  expect(() => folder.remove()).not.toThrow();
});
