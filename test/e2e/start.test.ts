import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';
import { requires } from '../requires.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

/** The files of the repository in a folder of their own; the packages are those of the repository. */
function copyOfRepository(): string {
  refuseWithoutStamp();
  const folder = mkdtempSync(join(tmpdir(), 'multienv-start-'));
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: repository })
    .toString()
    .split('\0')
    .filter(Boolean);
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(repository, file), join(folder, file));
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Without the stamp of `npm test` the copy would run `npm ci`, and empty the node_modules that its link leads to. */
function refuseWithoutStamp(): void {
  const question = "import { isInstalled } from './scripts/setup.mjs'; process.exit(isInstalled() ? 0 : 1)";
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', question], {
    cwd: repository,
  });
  if (status !== 0) throw new Error('Run `npm test` or `npm start` once, instead of `npm ci` alone.');
}

interface Start {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

/** `npm start` as a terminal starts it: in a process group of its own. */
function npmStart(folder: string): Start {
  const child = spawn('npm', ['start', '--silent'], {
    cwd: folder,
    env: { ...process.env, HOME: homedir(), CI: 'true' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, ended };
}

/** Processes that stand in a folder or were started with a path of it. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        const words = execFileSync('cat', [`/proc/${pid}/cmdline`], {
          stdio: ['ignore', 'pipe', 'ignore'],
        }).toString();
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) || words.includes(folder);
      } catch {
        return false;
      }
    });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 100));
}

describe.runIf(tools)('npm start', { timeout: 600_000 }, () => {
  const folder = copyOfRepository();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.runIf(process.platform === 'linux').each([
    ['while the sandbox starts', '$ multienv sandbox up', 0],
    ['in the middle of a deploy', 'create aws_db_instance.postgres', 3_000],
  ])('leaves no process behind five seconds after a Ctrl-C %s', async (_when, sign, later) => {
    const start = npmStart(folder);
    await until(() => start.output().includes(sign));
    await new Promise((resolve) => setTimeout(resolve, later));
    process.kill(-(start.child.pid ?? 0), 'SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    expect(processesOf(folder)).toEqual([]);
    await start.ended;
    expect(start.output()).toContain('Interrupted');
  });

  it('deploys, proves that nothing is left to change, and destroys', async () => {
    const start = npmStart(folder);
    expect(await start.ended).toBe(0);
    const lines = start.output().trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(/^dev-001: created (\d+), second plan: no changes, destroyed \1$/);
    const stages = lines.filter((line) => /^ok \S+ \d+\.\ds$/.test(line)).map((line) => line.split(' ')[1]);
    expect(stages).toEqual([
      'install',
      'build',
      'sandbox',
      'secret',
      'validate',
      'synth',
      'check',
      'deploy',
      'output',
      'plan',
      'destroy',
      'sandbox-down',
    ]);
    expect(processesOf(folder)).toEqual([]);
  });
});
