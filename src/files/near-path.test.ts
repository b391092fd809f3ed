import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { leadsOutOf, realPath } from './leads-out-of.js';
import { nearPath } from './near-path.js';
import { PrivateFolder } from './private-folder.js';

it.each([
  ['/p', '/p/environments.yaml', 'environments.yaml'],
  ['/p', '/p/a/b.yaml', 'a/b.yaml'],
  ['/p', '/p/a\\b', 'a/b'],
  ['/p', '/q/b.yaml', '/q/b.yaml'],
  ['/p/a', '/p/b.yaml', '/p/b.yaml'],
])('from %s, %s is %s', (folder, path, near) => {
  expect(nearPath(folder, path)).toBe(near);
});

it('a path leads out of a folder by its links too', () => {
  const folder = realPath(mkdtempSync(join(tmpdir(), 'near-path-')));
  try {
    mkdirSync(join(folder, 'in'));
    mkdirSync(join(folder, '..out-of-it'), { recursive: true });
    writeFileSync(join(folder, 'in', 'file'), '');
    symlinkSync(folder, join(folder, 'in', 'up'));
    symlinkSync(join(folder, 'in', 'file'), join(folder, 'in', 'here'));
    const leads = (path: string) => leadsOutOf(join(folder, 'in'), path);
    expect(leads(join(folder, 'in', 'file'))).toBe(false);
    expect(leads(join(folder, 'in', 'here'))).toBe(false);
    expect(leads(join(folder, 'in'))).toBe(false);
    expect(leads(join(folder, 'in', 'not', 'there', 'yet'))).toBe(false);
    expect(leads(join(folder, 'in', '..rest'))).toBe(false);
    expect(leads(folder)).toBe(true);
    expect(leads(join(folder, 'in', 'up', 'other'))).toBe(true);
    expect(leads(join(folder, 'other'))).toBe(true);
    expect(realPath(join(folder, 'in', 'up', 'x', 'y'))).toBe(join(folder, 'x', 'y'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('the folder of a run is made when it is needed, in the temporary folder, for its user alone', () => {
  const one = new PrivateFolder();
  one.remove();
  const { path } = one;
  expect(one.path).toBe(path);
  expect(dirname(path)).toBe(tmpdir());
  expect(path).toContain('multienv-run-');
  expect(statSync(path).mode & 0o777).toBe(0o700);
  writeFileSync(join(path, 'x'), '');
  one.remove();
  expect(existsSync(path)).toBe(false);
  one.remove();
  expect(one.path).not.toBe(path);
  one.remove();
});
