import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath, platform } from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { isAlive, isGroupAlive, killGroup, killProcess, signalGroup } from './groups.js';

/** A process that never ends by itself, and what it prints first. */
async function lasting(command: string, args: readonly string[]) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [printed] = await once(child.stdout, 'data');
  return { child, pid: child.pid ?? 0, printed: String(printed).trim() };
}

const forever = `console.log('ready'); setInterval(() => {}, 1000)`;

it.runIf(platform === 'linux')('counts one that has ended and was never collected as gone', async () => {
  // The shell starts another, which leads a group of its own, and becomes a program that collects nobody.
  const { printed } = await lasting('sh', ['-c', 'setsid true & echo $!; exec sleep 60']);
  const ended = Number(printed);
  await expect.poll(() => isAlive(ended)).toBe(false);
  expect(process.kill(ended, 0)).toBe(true);
  expect(isGroupAlive(ended)).toBe(false);
});

it.each([0, -1, 1.5, Number.NaN, 2_147_483_646])('%s is no process that lives', (pid) => {
  expect(isAlive(pid)).toBe(false);
});

it.runIf(platform === 'linux')('knows the first process of the system to live', () => {
  expect(isAlive(1)).toBe(true);
});

it('knows one of another user to live', () => {
  const { kill } = process;
  onTestFinished(() => void Object.assign(process, { kill }));
  const refuse = (code: string) => {
    process.kill = () => {
      throw Object.assign(new Error(code), { code });
    };
  };
  refuse('EPERM');
  expect(isAlive(process.pid)).toBe(true);
  refuse('ESRCH');
  expect(isAlive(process.pid)).toBe(false);
});

it('sends a signal to one that has ended without a complaint', async () => {
  const child = spawn(execPath, ['-e', ''], { stdio: 'ignore', detached: true });
  await once(child, 'close');
  const pid = child.pid ?? 0;
  expect(() => signalGroup(pid, 'SIGKILL')).not.toThrow();
  expect(() => killProcess(pid)).not.toThrow();
  await killGroup(pid);
  expect(isGroupAlive(pid)).toBe(false);
});

it('kills one process at once', async () => {
  const { child, pid } = await lasting(execPath, ['-e', forever]);
  const ended = once(child, 'exit');
  killProcess(pid);
  expect(await ended).toEqual([null, 'SIGKILL']);
});

it.runIf(platform !== 'win32')('sends nobody the gentle signal who has no time for it', async () => {
  const { child, pid } = await lasting(execPath, ['-e', forever]);
  const ended = once(child, 'exit');
  await killGroup(pid);
  expect(await ended).toEqual([null, 'SIGKILL']);
});
