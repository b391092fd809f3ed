import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { execPath, platform } from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { interruptLeader, isAlive, killGroup } from '../groups.js';
import { processFacts } from './process-facts.js';
import { isSameGroupAlive, isSameProcessAlive, killLeftMembers } from './process-identity.js';
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

/** A leader that has ended, and one of its group that has not. */
async function leftByItsLeader(folder: string) {
  const script = `console.log(require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }).pid); process.exit()`;
  const leader = spawn(execPath, ['-e', script], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const pid = leader.pid ?? 0;
  onTestFinished(() => killGroup(pid));
  const [[printed]] = await Promise.all([once(leader.stdout, 'data'), once(leader, 'exit')]);
  return { pid, member: Number(printed) };
}

it.runIf(platform === 'linux')('finds what a leader left behind, by its folder', async () => {
  const folder = realpathSync(tmpdir());
  const { pid } = await leftByItsLeader(folder);
  expect(isAlive(pid)).toBe(false);
  expect(await isSameGroupAlive({ pid, start: 'whenever' }, folder)).toBe(true);
  expect(await isSameGroupAlive({ pid }, '/elsewhere')).toBe(false);
  await killGroup(pid);
  expect(await isSameGroupAlive({ pid }, folder)).toBe(false);
});

it.runIf(platform === 'linux')("kills what a leader left behind, and nothing that is another's", async () => {
  const folder = realpathSync(tmpdir());
  const { pid, member } = await leftByItsLeader(folder);
  const { start = '' } = await processFacts(member);
  expect(await killLeftMembers({ pid }, folder)).toBe(false);
  expect(await killLeftMembers({ pid, start }, '/elsewhere')).toBe(true);
  expect(await killLeftMembers({ pid: pid + 100_000_000, start }, folder)).toBe(true);
  // Older than the leader: another group had this id before.
  const later = String(Number(start) + 1);
  expect(await isSameGroupAlive({ pid, start: later }, folder)).toBe(false);
  expect(await killLeftMembers({ pid, start: later }, folder)).toBe(true);
  expect(isAlive(member)).toBe(true);
  expect(await killLeftMembers({ pid, start }, folder)).toBe(true);
  expect(isAlive(member)).toBe(false);
});

it('sends an interrupt to one that has ended without a complaint', () => {
  expect(() => interruptLeader(2_147_483_646)).not.toThrow();
});
