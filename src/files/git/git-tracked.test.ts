import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { requires } from '../../../test/requires.js';
import { readGitIndex } from './git-index.js';
import { findTracked } from './git-tracked.js';

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'git-tracked-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function git(folder: string, ...args: readonly string[]): void {
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...settings, ...args], { cwd: folder, stdio: 'pipe' });
}

function write(folder: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), path);
}

function repository(paths: readonly string[], format = 'sha1'): string {
  const top = temporaryFolder();
  git(top, 'init', '-q', `--object-format=${format}`);
  for (const path of paths) write(top, path);
  git(top, 'add', '-A', '-f');
  return top;
}

const names = ['.multienv-not', '.multienv/work/dev-001/evil.tf', 'a', 'b/very/long/path', 'z'];

it('takes a file named .git that names no folder for no repository', () => {
  const top = temporaryFolder();
  write(top, '.git');
  write(top, 'folder/file');
  expect(findTracked(join(top, 'folder'))).toBeUndefined();
});

it('knows nothing to be tracked outside of a repository', () => {
  expect(findTracked(join(temporaryFolder(), '.multienv'))).toBeUndefined();
  expect(findTracked('/nowhere/at/all/.multienv')).toBeUndefined();
});

describe.runIf(requires('git'))('in a repository', () => {
  it.each(['sha1', 'sha256'])('finds what git tracks below a folder, with ids of %s', (format) => {
    const top = repository(['.multienv-not', 'z', 'project/.multienv/work/dev-001/evil.tf'], format);
    const path = join(top, 'project/.multienv/work/dev-001/evil.tf');
    expect(findTracked(join(top, 'project', '.multienv'))).toEqual({ path, top });
    expect(findTracked(join(top, '.multienv'))).toBeUndefined();
  });

  it.each([
    ['another case', 'Ordner/.MultiEnv', 'ordner/.multienv'],
    ['another form of a letter', 'Gera\u0308te/.multienv', 'Ger\u00e4te/.multienv'],
    ['a character that nobody sees', 'ger\u200b\u00e4te/.multienv', 'ger\u00e4te/.multienv'],
  ])('finds what has the name in %s', (_what, tracked, asked) => {
    const top = repository([`${tracked}/x`]);
    // Here the two are two folders; to a file system that folds names they are one.
    mkdirSync(join(top, dirname(asked)), { recursive: true });
    expect(findTracked(join(top, asked))).toEqual({ path: join(top, `${tracked}/x`), top });
  });

  it.each(['2', '3', '4'])('reads version %s of the index', (version) => {
    const top = repository(['.multienv-not', 'a/b/c', 'a/b/d', 'later']);
    // An entry that is only intended needs the flags of version 3.
    write(top, '.multienv/state/x');
    if (version === '3') git(top, 'add', '-f', '-N', '.multienv');
    else git(top, 'add', '-f', '.multienv');
    if (version !== '3') git(top, 'update-index', '--index-version', version);
    const bytes = readFileSync(join(top, '.git', 'index'));
    expect(bytes.readUInt32BE(4)).toBe(Number(version));
    expect(readGitIndex(bytes)?.paths).toEqual([
      '.multienv-not',
      '.multienv/state/x',
      'a/b/c',
      'a/b/d',
      'later',
    ]);
    expect(findTracked(join(top, '.multienv'))?.path).toBe(join(top, '.multienv/state/x'));
  });

  it('reads both parts of a split index', () => {
    const top = repository(names);
    git(top, 'update-index', '--split-index');
    write(top, 'later');
    git(top, 'add', 'later');
    expect(findTracked(join(top, '.multienv'))?.path).toBe(join(top, '.multienv/work/dev-001/evil.tf'));
  });

  it('finds a link, a submodule and a worktree of its own', () => {
    const linked = repository([]);
    symlinkSync('/elsewhere', join(linked, '.multienv'));
    git(linked, 'add', '-f', '.multienv');
    expect(findTracked(join(linked, '.multienv'))?.path).toBe(join(linked, '.multienv'));
    const top = repository(names);
    git(top, 'commit', '-qm', 'all');
    const other = join(temporaryFolder(), 'worktree');
    git(top, 'worktree', 'add', '-q', other);
    expect(findTracked(join(other, '.multienv'))?.top).toBe(other);
  });

  it('takes another spelling for the same folder', () => {
    const top = repository(['.MultiEnv/work/x']);
    expect(findTracked(join(top, '.multienv'))?.path).toBe(join(top, '.MultiEnv/work/x'));
  });

  it('starts nothing of the repository', () => {
    const top = repository(names);
    const trace = join(top, 'started');
    writeFileSync(join(top, 'hook.sh'), `#!/bin/sh\ntouch ${trace}\n`, { mode: 0o755 });
    git(top, 'config', 'core.fsmonitor', join(top, 'hook.sh'));
    expect(findTracked(join(top, '.multienv'))).toBeDefined();
    expect(() => readFileSync(trace)).toThrow(/ENOENT/);
  });

  it('ends with every text that is no index, however it is cut or changed', () => {
    const bytes = readFileSync(join(repository(names), '.git', 'index'));
    for (let at = 0; at < bytes.length; at += 1) {
      expect(readGitIndex(bytes.subarray(0, at))).toBeUndefined();
      for (const byte of [0, 0x7f, 0xff]) {
        const changed = Buffer.from(bytes);
        changed[at] = byte;
        expect(() => readGitIndex(changed)).not.toThrow();
      }
    }
  });

  it('says so where the index cannot be read', () => {
    const top = repository(names);
    writeFileSync(
      join(top, '.git', 'index'),
      'DIRC and nothing that is known, for more than thirty-two bytes',
    );
    expect(() => findTracked(join(top, '.multienv'))).toThrow(/is no index of git/);
  });
});
