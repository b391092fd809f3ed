import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyCommand } from '../../scripts/reference/every-command.js';
import { kebabCase } from '../../src/cli/words/kebab-case.js';
import { requires, requiresShell } from '../requires.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

const text =
  'version: 1\nenvironments:\n  dev-001: { environment: dev }\n  prod-003: { environment: nonsense }\n  "$(rm x)": 1\n';
const tiers = ['tier:development', 'tier:staging', 'tier:production'];

async function proposed(words: readonly string[], cwd = temporaryProject(text)): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await runHere(['completion', 'propose', ...words], { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout.split('\n').flatMap((line) => line.split('\t')[0] || []);
}

describe('what is proposed', () => {
  it('is every command, and the word help', async () => {
    const first = new Set([...everyCommand.keys()].map((words) => words.split(' ')[0] ?? ''));
    expect(await proposed([''])).toEqual(expect.arrayContaining([...first, 'help']));
    expect(await proposed(['help', 'de'])).toEqual(['deploy', 'destroy']);
    expect(await proposed(['sandbox', ''])).toEqual(
      expect.arrayContaining(['up', 'status', 'reset', 'down']),
    );
  });

  it.each([...everyCommand])(
    'after %s is every flag of it, and those of every command',
    async (words, command) => {
      const flags = Object.keys(command.parameters.flags ?? {}).map((name) => `--${kebabCase(name)}`);
      const all = [...flags, '--help', '--cwd', '--no-color', '--verbose'];
      expect([...(await proposed([...words.split(' '), '--']))].sort()).toEqual(all.sort());
    },
  );

  it.each([
    [
      ['plan', '--env', ''],
      ['dev-001', 'prod-003', ...tiers],
    ],
    [['plan', '-e', 'd'], ['dev-001']],
    [['plan', '--env=tier:s'], ['--env=tier:staging']],
    [['plan', '-e', 'dev-001', '-e', 'p'], ['prod-003']],
    [
      ['check', '--tier', ''],
      ['development', 'staging', 'production'],
    ],
    [
      ['check', '--fail-on', ''],
      ['low', 'medium', 'high', 'critical', 'none'],
    ],
    [
      ['check', '--framework', 'ci'],
      ['cis', 'cis-3.0', 'cis-1.4'],
    ],
    [['check', '--format', 'ju'], ['junit']],
    [['rules', 'RDS-11'], ['RDS-11']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['--no-color', 'pla'], ['plan']],
    // A file or a folder: the shell knows those.
    [['plan', '--config', ''], []],
    [['--cwd', ''], []],
    [['nonsense', ''], []],
    [['--nonsense', ''], []],
    [[], []],
  ])('after %j is %j', async (words, expected) => {
    expect(await proposed(words)).toEqual(
      expected.length === 0 && words.length === 0 ? expect.anything() : expected,
    );
  });

  it('is of the file that --config or --cwd names, and of tiers alone where there is none', async () => {
    const cwd = temporaryProject('version: 1\nenvironments: { shop-1: { environment: dev } }\n');
    mkdirSync(join(cwd, 'infra'));
    renameSync(join(cwd, 'environments.yaml'), join(cwd, 'infra', 'other.yaml'));
    const expected = ['shop-1', ...tiers];
    expect(await proposed(['plan', '--config', 'infra/other.yaml', '-e', ''], cwd)).toEqual(expected);
    expect(await proposed(['--cwd', 'infra', 'plan', '--config=other.yaml', '-e', ''], cwd)).toEqual(
      expected,
    );
    for (const broken of ['a: [', '\0', ''])
      expect(await proposed(['plan', '-e', ''], temporaryProject(broken))).toEqual([]);
  });
});

describe('the script', () => {
  it('is refused for another shell', async () => {
    const { exitCode, stderr } = await runHere(['completion', 'tcsh'], { cwd: '/' });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error wrong-use: `SHELL` is one of bash, zsh, fish.');
    expect((await runHere(['completion'], { cwd: '/' })).exitCode).toBe(2);
  });

  /** A multienv that notes the words it is asked with, a line each, and proposes what it is told. */
  async function withFake(shell: string, proposals: readonly string[]) {
    const folder = temporaryProject(null);
    const fake = join(folder, 'multienv');
    writeFileSync(join(folder, 'proposals'), proposals.map((one) => `${one}\tA brief: of it\n`).join(''));
    writeFileSync(fake, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/asked'\ncat '${folder}/proposals'\n`);
    chmodSync(fake, 0o755);
    const { stdout: script } = await runHere(['completion', shell], { cwd: '/' });
    writeFileSync(join(folder, 'script'), script);
    const run = (program: string, code: string) => {
      const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, HOME: folder, TERM: 'dumb' };
      const { stdout, stderr } = spawnSync(program, ['-c', code], { cwd: folder, env, encoding: 'utf8' });
      return { stdout, stderr };
    };
    return { folder, run, asked: () => readFileSync(join(folder, 'asked'), 'utf8').trimEnd().split('\n') };
  }

  it.runIf(requires('bash')).each([
    [['plan', '--e'], ['--env'], ['plan', '--e'], ['--env']],
    [
      ['plan', '--env', ''],
      ['dev-001', 'dev-002'],
      ['plan', '--env', ''],
      ['dev-001', 'dev-002'],
    ],
    [['plan', '--env', 'tier', ':', 'st'], ['tier:staging'], ['plan', '--env', 'tier:st'], ['staging']],
    [['plan', '--env', '=', 'd'], ['--env=dev-001'], ['plan', '--env=d'], ['dev-001']],
    [
      ['plan', '--config', "'my file'", '-e', ''],
      ['dev-001'],
      ['plan', '--config', 'my file', '-e', ''],
      ['dev-001'],
    ],
    [['plan', '$(touch x)'], [], ['plan', '$(touch x)'], []],
  ])('of bash asks for %j and offers what fits there', async (words, proposals, asked, offered) => {
    const fake = await withFake('bash', proposals);
    const list = ['multienv', ...words].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const { stdout, stderr } = fake.run(
      'bash',
      `source ./script; COMP_WORDS=(${list}); COMP_CWORD=${words.length}; _multienv; printf '%s\\n' "\${COMPREPLY[@]}"`,
    );
    expect(stderr).toBe('');
    expect(fake.asked()).toEqual([
      'completion',
      'propose',
      ...asked.filter((one, index) => one !== '' || index < asked.length - 1),
    ]);
    expect(stdout.split('\n').filter((line) => line !== '')).toEqual(offered);
  });

  it.runIf(requiresShell('zsh'))('of zsh is in order, and describes what it offers', async () => {
    const fake = await withFake('zsh', ['tier:staging']);
    const { stdout, stderr } = fake.run(
      'zsh',
      `compdef() { :; }; _describe() { print -rl -- "\${(@P)2}"; }; source ./script; words=(multienv plan --config "'my file'" -e ''); CURRENT=6; _multienv`,
    );
    expect({ stdout, stderr }).toEqual({ stdout: 'tier\\:staging:A brief: of it\n', stderr: '' });
    expect(fake.asked()).toEqual(['completion', 'propose', 'plan', '--config', 'my file', '-e']);
  });

  it.runIf(requiresShell('fish'))('of fish offers what is proposed, with its description', async () => {
    const fake = await withFake('fish', ['dev-001', 'dev-002']);
    const { stdout } = fake.run('fish', `source ./script; complete -C 'multienv plan --env d'`);
    expect(stdout).toBe('dev-001\tA brief: of it\ndev-002\tA brief: of it\n');
    expect(fake.asked()).toEqual(['completion', 'propose', 'plan', '--env', 'd']);
    fake.run('fish', `source ./script; complete -C 'multienv '`);
    expect(fake.asked()).toEqual(['completion', 'propose']);
  });
});
