import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pid as ownPid, platform } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Leaders of the process groups that must not outlive us. */
const liveGroups = new Set<number>();

const pollMs = 25;
const goneAfterKillMs = 2_000;

/** Remembers a group until `forgetGroup`, so that `killAllGroups` finds it. */
export function rememberGroup(pid: number): void {
  liveGroups.add(pid);
}

/** The group is gone. */
export function forgetGroup(pid: number): void {
  liveGroups.delete(pid);
}

/** Kills every group that `run` has started and that still lives. Synchronous: the last thing that a process of ours does before it ends. */
export function killAllGroups(): void {
  for (const pid of liveGroups) signalGroup(pid, 'SIGKILL');
  liveGroups.clear();
}

/** Sends a signal to every process of a group; without effect when the group is gone. */
export function signalGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (!isIdOfAnother(pid)) return;
  if (platform === 'win32') {
    // Windows has neither groups nor gentle signals: the tree is ended.
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: nobody left. EPERM (macOS, when only zombies are left) means the same.
  }
}

/** Kills one process alone; without effect when it is gone. */
export function killProcess(pid: number): void {
  if (!isIdOfAnother(pid)) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** 0 would be our own group, -1 every process, and 1 in its place the whole machine or container. */
function isIdOfAnother(pid: number): boolean {
  return Number.isSafeInteger(pid) && pid > 1 && pid !== ownPid;
}

/** Whether a process lives. One that has ended and was not yet collected by its parent does not. */
export function isAlive(pid: number): boolean {
  return Number.isSafeInteger(pid) && pid > 0 && answers(pid) && !isZombie(pid);
}

/** Ends a process group: with `graceMs` SIGTERM first and SIGKILL when that time is over, without it SIGKILL at once. */
export async function killGroup(pid: number, options: { readonly graceMs?: number } = {}): Promise<void> {
  if (options.graceMs !== undefined) {
    signalGroup(pid, 'SIGTERM');
    await waitUntilGone(pid, options.graceMs);
  }
  signalGroup(pid, 'SIGKILL');
  await waitUntilGone(pid, goneAfterKillMs);
}

/** Whether any process of a group lives, its leader or what the leader left behind. */
export function isGroupAlive(pid: number): boolean {
  return groupAnswers(pid);
}

/** Asks the leader of a group alone to end, as Ctrl-C would; without effect when it is gone. */
export function interruptLeader(pid: number): void {
  if (!isIdOfAnother(pid)) return;
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It has ended meanwhile.
  }
}

async function waitUntilGone(pid: number, limitMs: number): Promise<void> {
  const end = Date.now() + limitMs;
  while (groupAnswers(pid) && Date.now() < end) await sleep(pollMs);
}

function groupAnswers(pid: number): boolean {
  return isAlive(pid) || (platform !== 'win32' && answers(-pid) && !isZombie(pid));
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isZombie(pid: number): boolean {
  if (platform !== 'linux') return false;
  try {
    // "pid (name) state …": the name may hold spaces and parentheses.
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status[status.lastIndexOf(')') + 2] === 'Z';
  } catch {
    return false;
  }
}
