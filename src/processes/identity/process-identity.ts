import { readdirSync, readlinkSync } from 'node:fs';
import { platform } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, isGroupAlive, killProcess } from '../groups.js';
import { type ProcessFacts, processFacts } from './process-facts.js';
import { processStart } from './process-start.js';
import { isOneOfOurs, type RecordedProcess } from './recorded-process.js';

/** A process that can be told from a later one with the same id. */
export type ProcessIdentity = Pick<RecordedProcess, 'pid' | 'start'>;

const pollMs = 25;
const goneAfterKillMs = 2_000;

/** Whether that very process lives. One whose beginning nobody knows counts as that process: it is waited for, and never ended. */
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
  return platform !== 'linux' || (await leftMembers(leader, folder)).length > 0;
}

/**
 * Kills what a leader that is gone has left behind, one process after the other: the id of its group may be another group's by now.
 * @returns whether nothing is left; never where the system does not tell what is in a group
 */
export async function killLeftMembers(leader: ProcessIdentity, folder: string): Promise<boolean> {
  if (platform !== 'linux' || leader.start === undefined) return false;
  for (const end = Date.now() + goneAfterKillMs; Date.now() < end; await sleep(pollMs)) {
    const left = await leftMembers(leader, folder);
    if (left.length === 0) return true;
    for (const pid of left) killProcess(pid);
  }
  return false;
}

/** Processes of the group that work in its folder, and are not older than the leader was. */
async function leftMembers(
  { pid: group, start }: ProcessIdentity,
  folder: string,
): Promise<readonly number[]> {
  const left: number[] = [];
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isSafeInteger(pid) || pid < 2 || !isAlive(pid) || folderOf(pid) !== folder) continue;
    const facts = await processFacts(pid);
    if (facts.group === group && !isOlder(facts, start) && !(await isOneOfOurs(pid))) left.push(pid);
  }
  return left;
}

/** On Linux the beginning is a number of ticks. */
function isOlder({ start }: ProcessFacts, leaderStart: string | undefined): boolean {
  return start !== undefined && leaderStart !== undefined && Number(start) < Number(leaderStart);
}

function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
