import { once } from 'node:events';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { everyCommand } from '../../../scripts/reference/every-command.js';
import { runHere } from '../../../test/cli/run-here.js';
import { temporaryProject } from '../../../test/cli/temporary-project.js';
import { FakeTerraform } from '../../../test/fixtures/fake-terraform/fake-terraform.js';
import { repeatedFlags, sandboxCommands } from '../../errors/invocation.js';
import { calledWith } from './called-with.js';

const called = (...inputs: string[]) => calledWith({ inputs, env: {} });

describe('how we were called', () => {
  it('is read in every spelling that a command takes', () => {
    expect(
      called('plan', '--config', 'a b.yaml', '--sandbox=http://127.0.0.1:5000', '--pluginDir', 'm'),
    ).toEqual({
      program: 'multienv',
      command: 'plan',
      config: 'a b.yaml',
      sandbox: 'http://127.0.0.1:5000',
      pluginDir: 'm',
    });
    expect(called('plan', '--untrusted', '--env', 'dev-001').untrusted).toBe('');
    expect(called('plan', '--plugin-dir=m', '--terraform-bin', 'tofu')).toMatchObject({
      pluginDir: 'm',
      terraformBin: 'tofu',
    });
  });

  it.each([
    [['plan', '--sandbox'], ''],
    [['plan', '--sandbox', '--yes'], ''],
    [['plan', '--sandbox', '-y'], ''],
    [['plan', '--sandbox', 'http://127.0.0.1:5000', '--yes'], 'http://127.0.0.1:5000'],
    [['plan', '--env', 'dev-001'], undefined],
  ])('%s has the sandbox %s', (inputs, sandbox) => {
    expect(called(...inputs).sandbox).toBe(sandbox);
  });

  it('leaves what is wrong to whoever parses the words', () => {
    expect(called('plan', '--config', '--sandbox')).toEqual({
      program: 'multienv',
      command: 'plan',
      sandbox: '',
    });
    expect(called('plan', '--config')).toEqual({ program: 'multienv', command: 'plan' });
  });
});

it('is read with the command that runs, with the words of its group', () => {
  expect(called('secret', 'init', '--env', 'dev-001').command).toBe('secret init');
  expect(called('explain', 'dev-001').command).toBe('explain');
  expect(called('nothing').command).toBeUndefined();
});

it.each(sandboxCommands)('%s runs on the sandbox, for the environments of --env', (words) => {
  const command = everyCommand.get(words);
  expect(command?.usesFlag('sandbox', 'original')).toBe(true);
  expect(command?.usesFlag('env', 'original')).toBe(true);
});

describe('the program', () => {
  const program = (env: Readonly<Record<string, string>>, script?: string) =>
    calledWith({ inputs: [], env, ...(script === undefined ? {} : { script }) }).program;
  const installed = '/project/node_modules/.bin/multienv';

  it('is npx where npx or a script of package.json started us', () => {
    expect(program({ npm_command: 'exec', npm_lifecycle_event: 'npx' }, installed)).toBe('npx multienv');
    expect(program({ npm_command: 'run' }, installed)).toBe('npx multienv');
    const onWindows = 'C:\\project\\node_modules\\multi-env-infrastructure\\dist\\cli\\main.js';
    expect(program({ npm_command: 'exec' }, onWindows)).toBe('npx multienv');
  });

  it('is the package where npx fetched it, because npx would look for another by the name of the command', () => {
    const fetched = '/home/jo/.npm/_npx/0123456789abcdef/node_modules/.bin/multienv';
    expect(program({ npm_command: 'exec' }, fetched)).toBe('npx multi-env-infrastructure');
  });

  it('is our name where a shell found us by it, also under a test runner that npx started', () => {
    expect(program({}, installed)).toBe('multienv');
    expect(program({ npm_command: 'exec' }, '/usr/bin/multienv')).toBe('multienv');
    expect(program({ npm_command: 'exec' })).toBe('multienv');
  });
});

describe('what a next command repeats', () => {
  it('is told of every command', () => {
    expect(Object.keys(repeatedFlags).sort()).toEqual([...everyCommand.keys()].sort());
  });

  it.each(Object.entries(repeatedFlags))('%s takes these and no others of them', (words, repeated) => {
    const flags = ['sandbox', 'config', 'terraformBin', 'pluginDir', 'untrusted'];
    const taken = flags.filter((flag) => everyCommand.get(words)?.usesFlag(flag, 'original'));
    expect(repeated).toEqual(taken);
  });
});

it('a hint repeats the file and the address of the sandbox, in words for a shell', async () => {
  const cwd = temporaryProject();
  renameSync(join(cwd, 'environments.yaml'), join(cwd, 'my file.yaml'));
  const state = join(cwd, '.multienv', 'sandbox', 'state', 'dev-001', 'terraform.tfstate');
  mkdirSync(dirname(state), { recursive: true });
  writeFileSync(state, '{"version": 4, "resources": [');
  const terraform = new FakeTerraform({});
  onTestFinished(() => terraform.remove());
  // Somebody has to listen: a sandbox that does not answer is told before anything else.
  const emulator = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void emulator.close());
  await once(emulator, 'listening');
  const address = emulator.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const flags = ['--config', 'my file.yaml', '--sandbox', endpoint];
  const { stderr } = await runHere(['deploy', '--yes', ...flags], { cwd, env: terraform.env });
  expect(stderr).toContain(
    `next: multienv recover --env dev-001 --sandbox ${endpoint} --config 'my file.yaml'\n`,
  );
  const nowhere = ['--config', 'my file.yaml', '--sandbox', 'http://127.0.0.1:9'];
  const { stderr: unreachable } = await runHere(['secret', 'status', ...nowhere], { cwd });
  expect(unreachable).toContain("(multienv sandbox status --config 'my file.yaml')");
});
