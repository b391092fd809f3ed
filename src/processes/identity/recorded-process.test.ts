import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { interruptLeader, isAlive, killProcess, signalGroup } from '../groups.js';
import { processFacts } from './process-facts.js';
import { isOneOfOurs, recordedProcessShape, recordProcess, whyNotToEnd } from './recorded-process.js';

function victim(options: { readonly detached: boolean }): number {
  const child = spawn(execPath, ['-e', 'setInterval(() => {}, 1000)'], { ...options, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child.pid ?? 0;
}

it.each([0, 1, -1, -7, 1.5, Number.NaN])('%s is no id of a process that is recorded', async (pid) => {
  expect(recordedProcessShape.safeParse({ pid }).success).toBe(false);
  expect(await whyNotToEnd({ pid, start: 'any' })).toBe('has an id that is never ended');
});

it('no signal is sent to everybody, to our own group, or to ourselves', () => {
  const sent: unknown[] = [];
  const { kill } = process;
  process.kill = (...args) => {
    sent.push(args);
    return true;
  };
  onTestFinished(() => void Object.assign(process, { kill }));
  for (const pid of [0, 1, -1, -7, 1.5, Number.NaN, process.pid]) {
    signalGroup(pid, 'SIGKILL');
    interruptLeader(pid);
    killProcess(pid);
  }
  expect(sent).toEqual([]);
  killProcess(2);
  expect(sent).toEqual([[2, 'SIGKILL']]);
  expect(recordedProcessShape.safeParse({ pid: 2 }).success).toBe(true);
});

it('a group that is led by the process that was recorded may be ended', async () => {
  const pid = victim({ detached: true });
  const recorded = await recordProcess(pid);
  expect(recorded).toEqual({ pid, start: expect.any(String), executable: expect.stringContaining('node') });
  expect(await whyNotToEnd(recorded)).toBeUndefined();
  // As releases before this one have recorded it.
  expect(await whyNotToEnd({ pid, start: recorded.start })).toBeUndefined();
});

it('any other process is left alone, with the reason', async () => {
  const pid = victim({ detached: true });
  const recorded = await recordProcess(pid);
  const reasons = [
    await whyNotToEnd({ ...recorded, start: undefined }),
    await whyNotToEnd({ ...recorded, start: '1' }),
    await whyNotToEnd({ ...recorded, executable: '/bin/sh' }),
    await whyNotToEnd(await recordProcess(victim({ detached: false }))),
    await whyNotToEnd({ pid: 2_147_483_646, start: '1' }),
  ];
  expect(reasons).toEqual([
    'was recorded without the time of its start',
    'was started at another time than the one that was recorded',
    expect.stringMatching(/^runs .*node, and \/bin\/sh was recorded$/),
    'does not lead a process group',
    'does not tell when it was started',
  ]);
});

it('neither this process nor one that it lives in is ended', async () => {
  const { parent = 0, group = 0 } = await processFacts(process.pid);
  for (const pid of [process.pid, parent, group]) {
    expect(await isOneOfOurs(pid)).toBe(true);
    // The first of our group may be gone: a shell that has put us into the background.
    if (pid > 1 && isAlive(pid))
      expect(await whyNotToEnd(await recordProcess(pid))).toBe('is the one that runs this command');
  }
  expect(await isOneOfOurs(victim({ detached: true }))).toBe(false);
});

it('nothing is told of a process that is gone', async () => {
  const child = spawn(execPath, ['-e', '']);
  await once(child, 'close');
  expect(isAlive(child.pid ?? 0)).toBe(false);
  expect(await processFacts(child.pid ?? 0)).toEqual({});
});
