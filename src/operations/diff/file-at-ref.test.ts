import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, env as processEnv } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileLimits } from '../../files/file-limits.js';
import { type Interrupt, Interrupted, neverInterrupted } from '../../processes/interrupt.js';
import { fileAtRef } from './file-at-ref.js';

let folder = '';
const file = () => join(folder, 'infra', 'environments.yaml');
const read = (
  ref: string,
  env: Readonly<Record<string, string>> = {},
  interrupt: Interrupt = neverInterrupted(),
) => {
  const variables = { PATH: processEnv.PATH, HOME: folder, ...env };
  return fileAtRef({ cwd: folder, env: variables, emit: () => {}, interrupt }, file(), ref);
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
  await expect(read('main', { PATH: folder })).rejects.toMatchObject({
    problems: [
      {
        message: expect.stringMatching(/: git is not on PATH\.$/),
        hint: expect.stringMatching(/^`--before FILE`/),
      },
    ],
  });
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

it('takes no other object for the one of the commit, and no folder inside of the repository for one', async () => {
  git('replace', 'v1.0.0:infra/environments.yaml', 'main:infra/environments.yaml');
  expect(await read('v1.0.0')).toBe('first: 1\n\n\nlast: ä\n');
  git('init', '--bare', 'infra');
  await expect(read('main')).rejects.toThrow('cannot use bare repository');
});

it('reads 1 MiB, and no more', async () => {
  const commit = (length: number) => {
    writeFileSync(file(), 'x'.repeat(length));
    git('commit', '-am', 'large');
  };
  commit(fileLimits.record);
  expect(await read('main')).toHaveLength(fileLimits.record);
  commit(fileLimits.record + 1);
  await expect(read('main')).rejects.toMatchObject({
    problems: [
      {
        message: 'Git does not give environments.yaml as it was at main: it is larger than 1 MiB.',
        hint: '`--before FILE` takes any other version of the file.',
      },
    ],
  });
});

it('says so where the folder is in no git repository', async () => {
  rmSync(join(folder, '.git'), { recursive: true });
  await expect(read('main')).rejects.toMatchObject({
    problems: [
      {
        message: expect.stringMatching(/: its folder is in no git repository\.$/),
        hint: expect.stringMatching(/^`--before FILE`/),
      },
    ],
  });
});

it('asks for another name where the name is what is wrong', async () => {
  await expect(read('a b')).rejects.toMatchObject({
    problems: [
      {
        message:
          'Git does not give environments.yaml as it was at a b: that is no name of a commit, branch or tag.',
        hint: expect.stringMatching(/^Name a commit, branch or tag of this repository/),
      },
    ],
  });
});

describe('git', () => {
  let programs = '';
  beforeEach(() => {
    programs = mkdtempSync(join(tmpdir(), 'multienv-programs-'));
  });
  afterEach(() => rmSync(programs, { recursive: true, force: true }));

  const told = () => join(programs, 'told.json');
  /** Asks a git that tells how it was started. */
  const ask = (
    words: string,
    {
      exitCode = 0,
      env = {},
      interrupt,
    }: { exitCode?: number; env?: Record<string, string>; interrupt?: Interrupt } = {},
  ) => {
    const script = `#!${execPath}
require('node:fs').writeFileSync(${JSON.stringify(told())}, JSON.stringify({ args: process.argv.slice(2), env: process.env }));
process.stderr.write(${JSON.stringify(words)});
process.exitCode = ${exitCode};
`;
    writeFileSync(join(programs, 'git'), script, { mode: 0o755 });
    return read('main', { ...env, PATH: programs }, interrupt);
  };

  it('is asked for one object, fetches nothing, asks nobody and inherits nothing that names a program', async () => {
    const env = { USERPROFILE: 'profile', SYSTEMROOT: 'system', LANG: 'de_DE', LC_ALL: 'de_DE' };
    await ask('', { env: { ...env, GIT_DIR: 'x', GIT_SSH_COMMAND: 'x', PAGER: 'x', AWS_PROFILE: 'x' } });
    const asked: { args: readonly string[]; env: Record<string, string> } = JSON.parse(
      readFileSync(told(), 'utf8'),
    );
    expect(asked.args.join(' ')).toBe(
      '--no-pager --no-replace-objects -c safe.bareRepository=explicit -c protocol.allow=never cat-file blob main:./environments.yaml',
    );
    const kept = { ...env, PATH: programs, HOME: folder, LC_ALL: 'C' };
    expect(asked.env).toMatchObject(kept);
    const others = Object.entries(asked.env).filter(([name]) => /^(GIT|AWS|PAGER)/.test(name));
    expect(Object.fromEntries(others)).toEqual({
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
    });
  });

  it.each([
    ['fatal: the first line...\nthe second', 'the first line'],
    ['error: of an object', 'of an object'],
    ['', 'git ended with 7'],
  ])('that ends with %j is quoted as `%s`', async (words, reason) => {
    await expect(ask(words, { exitCode: 7 })).rejects.toMatchObject({
      problems: [
        {
          message: `Git does not give environments.yaml as it was at main: ${reason}.`,
          hint: expect.stringMatching(/^Name a commit/),
        },
      ],
    });
  });

  it('is not to blame for an interruption', async () => {
    const interrupt = { ...neverInterrupted(), gentle: AbortSignal.abort(new Interrupted('SIGINT')) };
    await expect(ask('', { interrupt })).rejects.toThrow(Interrupted);
    expect(existsSync(told())).toBe(false);
  });
});
