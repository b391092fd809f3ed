import { lstatSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

/** The first symbolic link on the way from a folder down to a path, the path itself included; undefined where there is none. */
export function findLink(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  if (way === '' || way.startsWith('..') || isAbsolute(way)) return undefined;
  let place = folder;
  for (const name of way.split(sep)) {
    place = join(place, name);
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true) return place;
  }
  return undefined;
}
