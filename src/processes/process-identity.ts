import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { platform } from 'node:process';
import { isAlive, isGroupAlive } from './groups.js';
import { processStart } from './process-start.js';

/** A process that can be told from a later one with the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** See `processStart`; missing where the system does not tell. */
  readonly start?: string;
}

/** Whether that very process lives. */
export async function isSameProcessAlive({ pid, start }: ProcessIdentity): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const now = await processStart(pid);
  return start === undefined || now === undefined || now === start;
}

/**
 * Whether anything of the group that the process led still lives.
 * @param folder working folder of the group: what is left without its leader is recognised by it, where the system tells
 */
export async function isSameGroupAlive(leader: ProcessIdentity, folder: string): Promise<boolean> {
  if (isAlive(leader.pid)) return isSameProcessAlive(leader);
  if (!isGroupAlive(leader.pid)) return false;
  return platform !== 'linux' || membersOnLinux(leader.pid).some((pid) => folderOf(pid) === folder);
}

function membersOnLinux(group: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => groupOf(pid) === group && isAlive(pid));
}

function groupOf(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // "pid (name) state parent group …": proc_pid_stat(5).
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[2]);
  } catch {
    return undefined;
  }
}

function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
