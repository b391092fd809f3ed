import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realPath } from '../files/leads-out-of.js';
import { repositoryOf, whyInRepository } from './repository-of.js';
import {
  grantTrust,
  isTrustFolderInside,
  revokeTrust,
  trustedProjects,
  trustFolder,
  trustOf,
} from './trust-store.js';

let base: string;
let env: { XDG_CONFIG_HOME: string };
const project = (name: string) => {
  const folder = join(base, name);
  mkdirSync(folder, { recursive: true });
  return folder;
};
const granted = { fingerprint: 'f', grantedAt: '2026-11-28T10:00:00.000Z' };
const fileIn = (folder: string) => join(folder, readdirSync(folder)[0] ?? '');

beforeEach(() => {
  base = realPath(mkdtempSync(join(tmpdir(), 'trust-store-')));
  env = { XDG_CONFIG_HOME: join(base, 'config') };
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('trust in a project', () => {
  it('is kept until it is taken away, in a file that only its owner reads', () => {
    const root = project('one');
    expect(trustOf(root, env)).toBeUndefined();
    expect(trustedProjects(env)).toEqual([]);
    grantTrust(root, env, granted);
    expect(trustOf(root, env)).toMatchObject({ root, ...granted });
    const file = fileIn(trustFolder(env));
    expect(basename(file)).toMatch(/^[0-9a-f]{32}\.json$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(trustFolder(env)).mode & 0o777).toBe(0o700);
    expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify({ version: 1, root, ...granted }, null, 2)}\n`);
    expect(revokeTrust(root, env)).toBe(true);
    expect(existsSync(file)).toBe(false);
    expect(revokeTrust(root, env)).toBe(false);
    expect(trustOf(root, env)).toBeUndefined();
  });

  it('is that of the folder behind a link', () => {
    const root = project('one');
    symlinkSync(root, join(base, 'link'));
    grantTrust(join(base, 'link'), env, granted);
    expect(trustOf(root, env)?.root).toBe(root);
    expect(trustOf(project('two'), env)).toBeUndefined();
  });

  it('is listed for every project, by its folder', () => {
    for (const name of ['b', 'a', 'c']) grantTrust(project(name), env, granted);
    writeFileSync(join(trustFolder(env), 'note.txt'), '{}');
    writeFileSync(join(trustFolder(env), 'broken.json'), '{');
    writeFileSync(join(trustFolder(env), 'other.json'), '{"version":2}');
    expect(trustedProjects(env).map(({ root }) => root)).toEqual(
      ['a', 'b', 'c'].map((name) => join(base, name)),
    );
  });

  it('is not believed where its file is that of another project, a link, or writable by others', () => {
    const [one, two] = [project('one'), project('two')];
    grantTrust(one, env, granted);
    const file = fileIn(trustFolder(env));
    grantTrust(two, env, granted);
    const other = readdirSync(trustFolder(env))
      .map((name) => join(trustFolder(env), name))
      .find((path) => path !== file);
    renameSync(file, other ?? '');
    expect(trustOf(two, env)).toBeUndefined();
    grantTrust(two, env, granted);
    chmodSync(other ?? '', 0o666);
    expect(trustOf(two, env)).toBeUndefined();
    expect(trustedProjects(env)).toEqual([]);
    grantTrust(two, env, granted);
    renameSync(other ?? '', join(base, 'elsewhere.json'));
    symlinkSync(join(base, 'elsewhere.json'), other ?? '');
    expect(trustOf(two, env)).toBeUndefined();
  });

  it('is not kept where the repository of the project can write it', () => {
    const root = project('repository/project');
    mkdirSync(join(base, 'repository', '.git'));
    for (const inside of ['repository/.config', 'repository/project/.config']) {
      const there = { XDG_CONFIG_HOME: join(base, inside) };
      expect(isTrustFolderInside(root, there)).toBe(true);
      grantTrust(root, there, granted);
      expect(trustOf(root, there)).toBeUndefined();
    }
    expect(isTrustFolderInside(root, env)).toBe(false);
    expect(isTrustFolderInside(project('plain'), { XDG_CONFIG_HOME: join(base, 'plain') })).toBe(true);
  });
});

describe('the repository of a project', () => {
  it('is the folder with .git around it, a file or a folder, and else its own folder', () => {
    const root = project('repository/a/b');
    expect(repositoryOf(root)).toBe(root);
    writeFileSync(join(base, 'repository', '.git'), 'gitdir: x');
    expect(repositoryOf(root)).toBe(join(base, 'repository'));
    mkdirSync(join(base, 'repository', 'a', '.git'));
    expect(repositoryOf(root)).toBe(join(base, 'repository', 'a'));
  });

  it('is no place for a cache', () => {
    const root = project('repository');
    expect(whyInRepository(root, join(root, 'cache'))).toBeUndefined();
    mkdirSync(join(root, '.git'));
    expect(whyInRepository(root, join(root, 'cache'))).toBe(`it lies in the repository ${root}`);
    expect(whyInRepository(root, join(base, 'cache'))).toBeUndefined();
  });
});
