import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { isAlive } from '../../src/processes/groups.js';
import { processStart } from '../../src/processes/identity/process-start.js';
import { FakeTerraform } from '../fixtures/fake-terraform/fake-terraform.js';
import { requires } from '../requires.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

let cwd = '';
let terraform: FakeTerraform;
beforeEach(() => {
  cwd = temporaryProject();
  terraform = new FakeTerraform();
  onTestFinished(() => terraform.remove());
});

const run = (...args: readonly string[]) => runHere(args, { cwd, env: terraform.env });

function write(path: string, content = ''): string {
  const file = join(cwd, '.multienv', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const commands = [
  ['plan'],
  ['deploy', '--yes', '--env', 'dev-001'],
  ['destroy', '--confirm', 'dev-001', '--env', 'dev-001'],
  ['recover', '--yes', '--env', 'dev-001'],
  ['output'],
  ['state', 'migrate', '--yes', '--env', 'dev-001'],
  ['unlock', '--yes', '--env', 'dev-001'],
  ['plan', '--sandbox'],
  ['plan', '--sandbox', 'http://127.0.0.1:9'],
  ['sandbox', 'up'],
  ['sandbox', 'status'],
  ['sandbox', 'reset'],
  ['sandbox', 'down'],
] as const;

describe.each(commands.map((args) => [args.join(' '), args] as const))('multienv %s', (_name, args) => {
  it('starts nothing where a file stands that Terraform would carry out', async () => {
    const file = write('work/dev-001/evil.tf', 'data "http" "x" { url = "http://example.com" }');
    const { exitCode, stderr } = await run(...args);
    expect(stderr).toContain('work-folder-unexpected');
    expect(stderr).toContain(file);
    expect(exitCode).toBe(3);
    expect(terraform.calls).toEqual([]);
    expect(readdirSync(join(cwd, '.multienv'), { recursive: true })).toEqual([
      'work',
      'work/dev-001',
      'work/dev-001/evil.tf',
    ]);
  });

  it('neither opens nor fills what a link in place of .multienv leads to', async () => {
    const target = join(terraform.folder, 'target');
    mkdirSync(target, { mode: 0o755 });
    symlinkSync(target, join(cwd, '.multienv'));
    const { exitCode, stderr } = await run(...args);
    expect(stderr).toContain('work-folder-link');
    expect(exitCode).toBe(3);
    expect([readdirSync(target), statSync(target).mode & 0o777]).toEqual([[], 0o755]);
  });
});

it('a link in place of the saved plan is refused, and what it leads to stays', async () => {
  const target = join(terraform.folder, 'precious');
  writeFileSync(target, 'precious');
  mkdirSync(join(cwd, '.multienv/work/dev-001'), { recursive: true });
  symlinkSync(target, join(cwd, '.multienv/work/dev-001/plan.tfplan'));
  const { exitCode, stderr } = await run('plan');
  expect([exitCode, readFileSync(target, 'utf8')]).toEqual([3, 'precious']);
  expect(stderr).toContain('work-folder-link');
});

it.runIf(requires('git'))('what git tracks in .multienv is refused, a state too', async () => {
  write('state/dev-001/terraform.tfstate', '{}');
  execFileSync('git', ['init', '-q'], { cwd });
  execFileSync('git', ['add', '-f', '.multienv'], { cwd });
  const { exitCode, stderr } = await run('plan');
  expect([exitCode, terraform.calls]).toEqual([3, []]);
  expect(stderr).toContain('git rm -r --cached');
});

it('doctor says so too', async () => {
  write('work/dev-001/evil.tf');
  const { exitCode, stdout } = await run('doctor', '--json');
  const { checks } = JSON.parse(stdout);
  expect(checks).toContainEqual(
    expect.objectContaining({
      id: 'project-folder',
      status: 'problem',
      message: expect.stringContaining('evil.tf'),
    }),
  );
  expect(exitCode).toBe(1);
});

describe('a process that server.json names', () => {
  /** A process of somebody else, and a server that says what the emulator would say. */
  async function victim(record: object): Promise<number> {
    const { pid = 0 } = spawn(execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      detached: true,
      stdio: 'ignore',
    });
    onTestFinished(() => void (isAlive(pid) && process.kill(pid, 'SIGKILL')));
    const server = createServer((_request, response) => response.end('{"instance":"x"}'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    const address = server.address();
    const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    write(
      'sandbox/server/server.json',
      JSON.stringify({ version: 1, endpoint, pid, instance: 'x', ...record }),
    );
    return pid;
  }

  it.each([
    ['without the time of its start', {}],
    ['with another time of its start', { processStart: '1' }],
  ])('is left alone %s, also where the server answers', async (_name, record) => {
    const pid = await victim(record);
    const { exitCode, stderr } = await run('sandbox', 'down');
    expect(isAlive(pid)).toBe(true);
    expect(stderr).toContain('sandbox-not-recognised');
    expect(exitCode).toBe(3);
  });

  it('is left alone with another program', async () => {
    const pid = await victim({});
    const processStartOfVictim = await processStart(pid);
    const file = join(cwd, '.multienv/sandbox/server/server.json');
    const record = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(
      file,
      JSON.stringify({ ...record, processStart: processStartOfVictim, executable: '/usr/bin/python3' }),
    );
    expect((await run('sandbox', 'down')).exitCode).toBe(3);
    expect(isAlive(pid)).toBe(true);
  });

  it.each([0, 1, -1, -2])('is never %s', async (pid) => {
    await victim({ pid });
    expect(await run('sandbox', 'down')).toMatchObject({ exitCode: 0, stdout: 'sandbox was not running\n' });
  });

  it('is not asked at an address of another machine', async () => {
    await victim({ endpoint: 'http://192.0.2.1:5000' });
    expect((await run('plan', '--sandbox')).stderr).toContain('sandbox-not-running');
  });
});

it('a process that a busy file names is left alone by recover, unless it is the one that was recorded', async () => {
  const { pid = 0 } = spawn(execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    detached: true,
    stdio: 'ignore',
  });
  onTestFinished(() => void (isAlive(pid) && process.kill(pid, 'SIGKILL')));
  const owner = {
    pid: 2_147_483_646,
    host: hostname(),
    started: '2026',
    command: 'deploy',
  };
  write('work/dev-001.busy.json', JSON.stringify({ ...owner, child: { pid } }));
  const { exitCode, stderr } = await run('recover', '--yes', '--env', 'dev-001');
  expect(isAlive(pid)).toBe(true);
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining('process-not-recognised')]);
  write(
    'work/dev-001.busy.json',
    JSON.stringify({ ...owner, child: { pid: 1, start: await processStart(1) } }),
  );
  expect(await run('recover', '--yes', '--env', 'dev-001')).toMatchObject({ exitCode: 0 });
});

it('an environment is busy while the first process of a container works on it', async () => {
  const owner = {
    pid: 1,
    start: await processStart(1),
    host: hostname(),
    started: '2026',
    command: 'deploy',
  };
  write('work/dev-001.busy.json', JSON.stringify(owner));
  expect((await run('plan')).stderr).toContain('environment-busy');
});

describe('synth', () => {
  it.each([
    ['the output folder', 'cdktf.out'],
    ['a folder in it', 'cdktf.out/stacks'],
    ['the folder of a stack', 'cdktf.out/stacks/multi-env-dev-001'],
    ['the file of a stack', 'cdktf.out/stacks/multi-env-dev-001/cdk.tf.json'],
  ])('writes nothing through a link in place of %s', async (_what, path) => {
    const target = join(terraform.folder, 'target');
    mkdirSync(target);
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    symlinkSync(target, join(cwd, path));
    mkdirSync(join(cwd, 'below'));
    for (const [where, out] of [
      [cwd, 'cdktf.out'],
      [join(cwd, 'below'), '../cdktf.out'],
      [terraform.folder, join(cwd, 'cdktf.out')],
    ] as const) {
      const words = ['synth', '--out', out, '--config', join(cwd, 'environments.yaml')];
      const { exitCode, stderr } = await runHere(words, { cwd: where, env: terraform.env });
      expect(stderr).toContain('is a symbolic link');
      expect(exitCode).not.toBe(0);
    }
    expect(readdirSync(target)).toEqual([]);
  });
});
