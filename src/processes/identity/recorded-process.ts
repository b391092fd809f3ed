import { pid as ownPid, platform } from 'node:process';
import { z } from 'zod';
import { type ProcessFacts, processFacts } from './process-facts.js';

/** A process in a file that is only asked whether it lives: in a container we may be the first one, 1. */
export const processIdentityShape = z.object({
  pid: z.int().positive(),
  /** See `ProcessFacts`; missing where the system did not tell. */
  start: z.string().optional(),
});

/** A process in a file that may have to be ended. Ids that no process of ours can have are no record: 0 is our own group, 1 is the system's first, -1 are all. */
export const recordedProcessShape = processIdentityShape.extend({
  pid: z.int().min(2),
  /** See `ProcessFacts`; missing in files of earlier releases. */
  executable: z.string().optional(),
});

/** What a file tells of a process that may have to be ended. */
export type RecordedProcess = Readonly<z.output<typeof recordedProcessShape>>;

/** What is to be written of a process. */
export async function recordProcess(pid: number): Promise<RecordedProcess> {
  const { start, executable } = await processFacts(pid);
  return { pid, start, executable };
}

/**
 * Why a process must not be ended: the record may be old, or made up. Undefined when it is that very process, and none that we live in.
 * @returns the end of a sentence that begins with the process
 */
export async function whyNotToEnd(recorded: RecordedProcess): Promise<string | undefined> {
  const { pid, start, executable } = recorded;
  if (!recordedProcessShape.safeParse(recorded).success) return 'has an id that is never ended';
  if (start === undefined) return 'was recorded without the time of its start';
  if (await isOneOfOurs(pid)) return 'is the one that runs this command';
  const now = await processFacts(pid);
  if (now.start === undefined) return 'does not tell when it was started';
  if (now.start !== start) return 'was started at another time than the one that was recorded';
  if (executable !== undefined && now.executable !== executable)
    return `runs ${now.executable ?? 'a program that is not known'}, and ${executable} was recorded`;
  if (platform !== 'win32' && now.group !== pid) return 'does not lead a process group';
  return undefined;
}

/** This process, those that it was started by, and the leaders of their groups. */
export async function isOneOfOurs(pid: number): Promise<boolean> {
  const seen = new Set<number>();
  for (let one: number | undefined = ownPid; one !== undefined && one > 0 && !seen.has(one); ) {
    const facts: ProcessFacts = await processFacts(one);
    if (one === pid || facts.group === pid) return true;
    seen.add(one);
    one = facts.parent;
  }
  return false;
}
