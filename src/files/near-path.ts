import { isAbsolute, relative } from 'node:path';

/** A path as a person in a folder would write it: relative where it lies below, else absolute. With `/` on every system when relative. */
export function nearPath(folder: string, path: string): string {
  const near = relative(folder, path);
  return near.startsWith('..') || isAbsolute(near) ? path : near.replaceAll('\\', '/');
}
