import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { execPath, platform } from 'node:process';
import { expect, it } from 'vitest';
import { interruptLeader, isAlive, killGroup } from '../groups.js';
import { isSameGroupAlive, isSameProcessAlive } from './process-identity.js';
import { processStart } from './process-start.js';

it('knows a process by its id and its beginning', async () => {
  const start = await processStart(process.pid);
  expect(await isSameProcessAlive({ pid: process.pid, start })).toBe(true);
  expect(await isSameProcessAlive({ pid: process.pid })).toBe(true);
  expect(await isSameProcessAlive({ pid: 2_147_483_646 })).toBe(false);
});

it.runIf(platform === 'linux')('does not take a later process with the same id for it', async () => {
  expect(await isSameProcessAlive({ pid: process.pid, start: 'another time' })).toBe(false);
});

it.runIf(platform === 'linux')('finds what a leader left behind, by its folder', async () => {
  const folder = realpathSync(tmpdir());
  const script = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }).unref(); console.log('ready')`;
  const leader = spawn(execPath, ['-e', script], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const pid = leader.pid ?? 0;
  await once(leader, 'exit');
  expect(isAlive(pid)).toBe(false);
  expect(await isSameGroupAlive({ pid, start: 'whenever' }, folder)).toBe(true);
  expect(await isSameGroupAlive({ pid }, '/elsewhere')).toBe(false);
  await killGroup(pid);
  expect(await isSameGroupAlive({ pid }, folder)).toBe(false);
});

it('sends an interrupt to one that has ended without a complaint', () => {
  expect(() => interruptLeader(2_147_483_646)).not.toThrow();
});
