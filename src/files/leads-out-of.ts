import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** Whether a path lies outside a folder, links followed; one that does not exist is judged by what exists of it. */
export function leadsOutOf(folder: string, path: string): boolean {
  const way = relative(realPath(folder), realPath(path));
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/** The path without links, as far as it exists. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
