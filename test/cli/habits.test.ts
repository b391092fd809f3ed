import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { everyCommand } from '../../scripts/reference/every-command.js';
import { documentationAddress } from '../../src/cli/help/documentation-address.js';
import { globalFlags } from '../../src/cli/words/global-flags.js';
import { kebabCase } from '../../src/cli/words/kebab-case.js';
import { packageVersion } from '../../src/package-files.js';
import { FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';
import { trusting } from './trusting.js';

/** A project in the folder `infra` of the one in which the person stands. */
function projectBelow(): string {
  const cwd = temporaryProject();
  mkdirSync(join(cwd, 'infra'));
  renameSync(join(cwd, 'environments.yaml'), join(cwd, 'infra', 'environments.yaml'));
  return cwd;
}

describe('the help', () => {
  it.each([...everyCommand])(
    'of %s names the value of each flag, those of every command, and the documentation',
    async (words, command) => {
      const { stdout } = await runHere(['help', ...words.split(' ')], { cwd: '/' });
      expect(stdout).toBe((await runHere([...words.split(' '), '--help'], { cwd: '/' })).stdout);
      for (const [name, flag] of Object.entries(command.parameters.flags ?? {})) {
        if (flag.kind !== 'parsed') continue;
        expect(flag.placeholder, name).toMatch(/^[A-Z|]+$/);
        const value = flag.inferEmpty === true ? `[${flag.placeholder}]` : flag.placeholder;
        expect(stdout).toContain(` [--${kebabCase(name)} ${value}]`);
        expect(stdout).not.toContain(`[--${kebabCase(name)}]`);
      }
      for (const { name, placeholder } of globalFlags)
        expect(stdout).toContain(`  --${name} ${placeholder ?? ''}`);
      expect(stdout.endsWith(`\nDocumentation: ${documentationAddress}\n`)).toBe(true);
    },
  );

  it.each([...everyCommand])('of %s keeps its columns straight', async (words) => {
    const { stdout } = await runHere(['help', ...words.split(' ')], { cwd: '/' });
    const flags =
      stdout
        .split(/^FLAGS\n/m)[1]
        ?.split('\n\n')[0]
        ?.split('\n') ?? [];
    const columns = flags.map((line) => /^ {2}.{2,3} .*? {2,}(?=\S+.*$)/.exec(line)?.[0].length);
    expect(flags.length).toBeGreaterThan(0);
    expect(new Set(columns).size).toBe(1);
  });

  it.each([['help'], ['--help'], ['-h'], ['']])('of all is printed for %j', async (word) => {
    const { exitCode, stdout } = await runHere(word === '' ? [] : [word], { cwd: '/' });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('  multienv help deploy');
    expect(stdout).toContain(documentationAddress);
  });

  it('of what there is not says so', async () => {
    const { exitCode, stderr } = await runHere(['help', 'secret', 'int'], { cwd: '/' });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('There is no command `secret int`.');
    expect(stderr).toContain('Did you mean `secret init`?');
  });
});

it.each(['--version', '-V', '-v'])('%s prints the version', async (flag) => {
  expect(await runHere([flag], { cwd: '/' })).toEqual({
    exitCode: 0,
    stdout: `${packageVersion()}\n`,
    stderr: '',
  });
  expect((await runHere(['--no-color', flag], { cwd: '/' })).exitCode).toBe(0);
});

it.each([...everyCommand].filter(([, command]) => command.usesFlag('env', 'original')))(
  '%s takes -e for --env',
  (_words, command) => {
    expect(command.parameters.aliases).toMatchObject({ e: 'env' });
  },
);

describe('--cwd', () => {
  it.each([
    [['--cwd', 'infra', 'synth', '-e', 'dev-001']],
    [['synth', '--cwd=infra']],
    [['synth', '--config', 'environments.yaml', '--cwd', './infra/']],
  ])('works as if started there: %j', async (args) => {
    const cwd = projectBelow();
    const { exitCode, stdout } = await runHere(args, { cwd });
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `${join('cdktf.out', 'stacks', 'multi-env-dev-001', 'cdk.tf.json')}\n`,
    });
    expect(readFileSync(join(cwd, 'infra', stdout.trim()), 'utf8')).toContain('multi-env-dev-001');
  });

  it.each(['nowhere', 'infra/environments.yaml'])('is refused where %s is no folder', async (folder) => {
    const { exitCode, stderr, stdout } = await runHere(['plan', '--cwd', folder, '--json'], {
      cwd: projectBelow(),
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      problems: [{ code: 'cwd-not-a-folder', value: folder }],
    });
  });

  it('is repeated in hints, in words for a shell', async () => {
    const cwd = projectBelow();
    renameSync(join(cwd, 'infra'), join(cwd, 'my infra'));
    const { stderr } = await runHere(['--cwd', 'my infra', 'plan', '--sandbox'], { cwd });
    expect(stderr).toContain("multienv sandbox up --cwd 'my infra'");
    const empty = temporaryProject('\n');
    expect((await runHere(['plan', '--cwd', '.'], { cwd: empty })).stderr).toContain(
      '`multienv init --force --cwd .`',
    );
  });
});

describe('colours', () => {
  const broken = 'version: 1\nenvironments: { dev-001: { environment: dav } }\n';
  const coloured = async (
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    answers?: object,
  ) => {
    const run = await runHere(['validate', ...args], {
      cwd: temporaryProject(broken),
      env: { NO_COLOR: '', ...env },
      ...(answers ? { answers: {} } : {}),
    });
    return run.stderr.includes('\u001b[31m');
  };

  it('are those of a terminal, and none with --no-color or NO_COLOR', async () => {
    expect(await coloured([], {}, {})).toBe(true);
    expect(await coloured([], {})).toBe(false);
    expect(await coloured(['--no-color'], {}, {})).toBe(false);
    expect(await coloured([], { NO_COLOR: '1' }, {})).toBe(false);
  });

  it('are forced by FORCE_COLOR, as in Node.js, but not over --no-color', async () => {
    expect(await coloured([], { FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(true);
    expect(await coloured([], { FORCE_COLOR: '0' }, {})).toBe(false);
    expect(await coloured(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
  });
});

describe('--verbose', () => {
  it('shows each program that is run with its arguments, its end and its duration', async () => {
    const terraform = new FakeTerraform({});
    onTestFinished(() => terraform.remove());
    const cwd = temporaryProject();
    const { stderr } = await runHere(['--verbose', 'plan'], { cwd, env: terraform.env });
    expect(stderr).toMatch(
      /^run: \S*terraform plan -json -input=false \S.* \(in \S*\.multienv\/work\/dev-001\)$/m,
    );
    expect(stderr).toMatch(/^ran: terraform plan: exit code 0, \d+\.\ds$/m);
    const silent = await runHere(['plan'], { cwd, env: terraform.env });
    expect(silent.stderr).not.toMatch(/^r[ua]n: /m);
  });

  it('shows no secret of a command line', async () => {
    const text = `version: 1\nsynthCommand: [node, app.cjs, --token, hunter2, "--db-password=hunter2", "https://u:hunter2@h/"]\nenvironments:\n  dev-001: { environment: dev }\n`;
    const cwd = temporaryProject(text);
    writeFileSync(join(cwd, 'app.cjs'), '');
    const { stderr } = await runHere(['synth', '--verbose'], { cwd, env: await trusting(cwd) });
    const [line = ''] = stderr.split('\n').filter((one) => one.startsWith('run: '));
    expect(line).toContain('app.cjs --token … --db-password=… https://…@h/');
    expect(line).not.toContain('hunter2');
  });
});
