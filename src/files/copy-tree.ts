import { constants, copyFileSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { makeFolder } from './make-folder.js';

/**
 * Copies a folder into one that is not there yet. A link in it becomes what it leads to, and the copy holds none.
 * @throws Error where a link leads out of the folder, or something is neither file nor folder
 */
export function copyTree(from: string, to: string): void {
  copyInside(from, to, realpathSync(from));
}

function copyInside(from: string, to: string, top: string): void {
  const isLink = lstatSync(from).isSymbolicLink();
  const real = isLink ? realpathSync(from) : from;
  if (isLink && real !== top && !real.startsWith(`${top}${sep}`))
    throw new Error(`${from} is a link to ${real}, which is outside of ${top}`);
  // A link to a folder around it would have no end.
  if (isLink && from.startsWith(`${real}${sep}`))
    throw new Error(`${from} is a link to a folder that it is in`);
  const stats = statSync(real);
  if (stats.isDirectory()) {
    makeFolder(to);
    for (const name of readdirSync(real)) copyInside(join(real, name), join(to, name), top);
  } else if (stats.isFile()) copyFileSync(real, to, constants.COPYFILE_EXCL);
  else throw new Error(`${from} is neither a file nor a folder`);
}
