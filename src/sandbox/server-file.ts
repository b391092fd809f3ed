import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileLimits } from '../files/file-limits.js';
import { readLimited } from '../files/read-limited.js';

const serverRecord = z.object({
  version: z.literal(1),
  endpoint: z.url(),
  pid: z.int().positive(),
  /** Told by the server at /multienv-instance: another server at the same port is recognised by it. */
  instance: z.string().min(1),
  /** When the process began, as the system tells it: another process with the same id is recognised by it. */
  processStart: z.string().optional(),
});

/** What is known of the server that was started last. */
export type ServerRecord = z.output<typeof serverRecord>;

const fileOf = (folder: string) => join(folder, 'server.json');

/** Reads server.json; undefined when there is none, or none that makes sense. */
export async function readServerRecord(folder: string): Promise<ServerRecord | undefined> {
  try {
    const content: unknown = JSON.parse(readLimited(fileOf(folder), fileLimits.record));
    return serverRecord.safeParse(content).data;
  } catch {
    return undefined;
  }
}

/** Writes server.json so that a reader sees the old or the new one, never a part. */
export async function writeServerRecord(folder: string, record: ServerRecord): Promise<void> {
  const draft = `${fileOf(folder)}.part`;
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, fileOf(folder));
}

/** Forgets the server. */
export async function removeServerRecord(folder: string): Promise<void> {
  await rm(fileOf(folder), { force: true });
}
