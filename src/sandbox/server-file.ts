import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileLimits } from '../files/file-limits.js';
import { readLimited } from '../files/read-limited.js';
import { writeWholeFile } from '../files/write-whole-file.js';
import { recordedProcessShape } from '../processes/identity/recorded-process.js';
import { isLoopbackEndpoint } from './sandbox-environment.js';

const serverRecord = z.object({
  version: z.literal(1),
  /** On this machine alone: another one would be sent what is meant for the emulator. */
  endpoint: z.url().refine(isLoopbackEndpoint),
  pid: recordedProcessShape.shape.pid,
  /** Told by the server at /multienv-instance: another server at the same port is recognised by it. */
  instance: z.string().min(1),
  /** When the process began, as the system tells it: another process with the same id is recognised by it. */
  processStart: z.string().optional(),
  /** Its program; missing in files of earlier releases. */
  executable: z.string().optional(),
});

/** What is known of the server that was started last. */
export type ServerRecord = z.output<typeof serverRecord>;

/** Where it stands. */
export function serverFile(folder: string): string {
  return join(folder, 'server.json');
}

/** Reads server.json; undefined when there is none, or none that makes sense. */
export async function readServerRecord(folder: string): Promise<ServerRecord | undefined> {
  try {
    const content: unknown = JSON.parse(readLimited(serverFile(folder), fileLimits.record));
    return serverRecord.safeParse(content).data;
  } catch {
    return undefined;
  }
}

/** Writes server.json so that a reader sees the old or the new one, never a part. */
export function writeServerRecord(folder: string, record: ServerRecord): void {
  writeWholeFile(serverFile(folder), `${JSON.stringify(record, null, 2)}\n`, 0o600);
}

/** Forgets the server. */
export async function removeServerRecord(folder: string): Promise<void> {
  await rm(serverFile(folder), { force: true });
}
