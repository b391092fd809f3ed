import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.js';

/**
 * Writes a file whole or not at all, and makes its folders: a reader sees the old content or the new, also after a crash in between.
 * @param mode permissions of the file, default 0644
 */
export function writeWholeFile(file: string, content: string, mode = 0o644): void {
  const unfinished = `${file}.${randomUUID()}.tmp`;
  makeFolder(dirname(file));
  try {
    writeFileSync(unfinished, content, { mode });
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
