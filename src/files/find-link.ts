import { lstatSync, type Stats } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

/** The first symbolic link on the way from a folder down to a path, the path itself included; undefined where there is none. */
export function findLink(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  if (way === '' || way.startsWith('..') || isAbsolute(way)) return undefined;
  let place = folder;
  for (const name of way.split(sep)) {
    place = join(place, name);
    if (look(place)?.isSymbolicLink() === true) return place;
  }
  return undefined;
}

/** Below what is no folder there is nothing. */
function look(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return undefined;
    throw error;
  }
}
