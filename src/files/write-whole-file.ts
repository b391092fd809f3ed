import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.js';

/**
 * Writes a file whole or not at all, and makes its folders: a reader sees the old content or the new, also after a crash in between.
 * A link in its place is replaced, never followed.
 * @param mode permissions of the file, default 0644
 */
export function writeWholeFile(file: string, content: string | Uint8Array, mode = 0o644): void {
  const unfinished = `${file}.${randomUUID()}.tmp`;
  makeFolder(dirname(file));
  try {
    writeFileSync(unfinished, content, { mode, flag: 'wx' });
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
