import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env as processEnv } from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { neverInterrupted } from '../../processes/interrupt.js';
import { fileAtRef } from './file-at-ref.js';

let folder = '';
const file = () => join(folder, 'infra', 'environments.yaml');
const read = (ref: string, env: Readonly<Record<string, string>> = {}) => {
  const variables = { PATH: processEnv.PATH, HOME: folder, ...env };
  return fileAtRef(
    { cwd: folder, env: variables, emit: () => {}, interrupt: neverInterrupted() },
    file(),
    ref,
  );
};

function git(...args: readonly string[]) {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  const env = { PATH: processEnv.PATH, HOME: folder };
  execFileSync('git', [...who, ...args], { cwd: folder, env, stdio: 'ignore' });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'multienv-git-'));
  mkdirSync(join(folder, 'infra'));
  git('init', '-b', 'main');
  writeFileSync(file(), 'first: 1\n\n\nlast: ä\n');
  git('add', '.');
  git('commit', '-m', 'first');
  git('tag', 'v1.0.0');
  writeFileSync(file(), 'second: 2\n');
  git('commit', '-am', 'second');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('reads the file as it was at a branch, a tag and a commit, with its empty lines', async () => {
  writeFileSync(file(), 'not committed: 3\n');
  expect(await read('main')).toBe('second: 2\n');
  for (const ref of ['v1.0.0', 'HEAD~1', 'HEAD^']) expect(await read(ref)).toBe('first: 1\n\n\nlast: ä\n');
});

it('takes the repository around the file, whatever the variables of git say', async () => {
  expect(await read('v1.0.0', { GIT_DIR: '/nowhere', GIT_WORK_TREE: '/nowhere' })).toContain('first');
});

it.each(['no-such-branch', '--help', 'main:infra/other', '', 'a b', 'main\u0007'])(
  'says of %j what is wrong',
  async (ref) => {
    await expect(read(ref)).rejects.toMatchObject({ problems: [{ code: 'git-version-not-readable' }] });
  },
);

it('says so where git is not on PATH, and passes one of the repository over', async () => {
  const planted = join(folder, 'git');
  writeFileSync(planted, '#!/bin/sh\ntouch planted\n', { mode: 0o755 });
  await expect(read('main', { PATH: folder })).rejects.toThrow('git is not on PATH');
});

it('starts nothing that the configuration of the repository names', async () => {
  const mark = join(folder, 'started');
  const program = join(folder, 'program.sh');
  writeFileSync(program, `#!/bin/sh\ntouch ${mark}\n`, { mode: 0o755 });
  for (const [name, value] of [
    ['core.pager', program],
    ['pager.cat-file', program],
    ['core.fsmonitor', program],
    ['core.sshCommand', program],
    ['alias.cat-file', `!${program}`],
    ['filter.x.smudge', program],
    ['diff.x.textconv', program],
    ['core.hooksPath', folder],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.url', `ext::${program}`],
    ['remote.origin.uploadpack', program],
    ['protocol.ext.allow', 'always'],
  ] as const)
    git('config', name, value);
  writeFileSync(join(folder, '.gitattributes'), '* filter=x diff=x\n');
  expect(await read('main')).toBe('second: 2\n');
  // An object that is not here would be fetched.
  rmSync(join(folder, '.git', 'objects'), { recursive: true });
  mkdirSync(join(folder, '.git', 'objects'));
  await expect(read('main')).rejects.toMatchObject({ problems: [{ code: 'git-version-not-readable' }] });
  expect(existsSync(mark)).toBe(false);
});
