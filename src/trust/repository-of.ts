import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { realPath } from '../files/leads-out-of.js';

/** The folder of the git repository around a folder, links followed; the folder itself where there is none. */
export function repositoryOf(folder: string): string {
  const start = realPath(folder);
  for (let path = start; ; path = dirname(path)) {
    if (lstatSync(join(path, '.git'), { throwIfNoEntry: false }) !== undefined) return path;
    if (dirname(path) === path) return start;
  }
}
