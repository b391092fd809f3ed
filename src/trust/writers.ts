import { lstatSync, readdirSync, readlinkSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { getgid, getuid, platform } from 'node:process';

const manyLinks = 40;
const manyEntries = 20_000;

/**
 * Who but root and we could change what a path leads to, in words such as `/opt/mirror belongs to user 1001`; undefined where nobody could.
 * Every folder above it counts, and every link on the way. Windows has no such modes: there nothing is found.
 */
export function otherWriter(path: string): string | undefined {
  if (getuid === undefined) return undefined;
  return along(resolve(path), 0);
}

/**
 * The same of a folder with all that is in it: nobody else can put anything there either. A link in it is followed to what it leads to.
 * What holds more than a mirror of providers does is not looked through, and counts as open.
 */
export function otherWriterWithin(folder: string): string | undefined {
  const found = otherWriter(folder);
  if (found !== undefined || getuid === undefined) return found;
  let left = manyEntries;
  const below = (path: string): string | undefined => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    left -= 1;
    if (left < 0) return `${folder} holds more than a mirror of providers`;
    if (stat === undefined) return undefined;
    if (stat.isSymbolicLink()) return otherWriter(path);
    const writer = writerOf(path, { ...stat, mode: stat.mode & ~0o1000 });
    if (writer !== undefined || !stat.isDirectory()) return writer;
    for (const name of readdirSync(path)) {
      const inside = below(join(path, name));
      if (inside !== undefined) return inside;
    }
    return undefined;
  };
  return below(folder);
}

function along(path: string, links: number): string | undefined {
  const above = dirname(path);
  const found = above === path ? undefined : along(above, links);
  if (found !== undefined) return found;
  const stat = lstatSync(path, { throwIfNoEntry: false });
  // What is not there nobody but us can put there: the folder above is safe.
  if (stat === undefined) return undefined;
  if (!stat.isSymbolicLink()) return writerOf(path, stat);
  if (!isOurs(stat.uid)) return `the link ${path} belongs to user ${stat.uid}`;
  if (links >= manyLinks) return `${path} is one of too many links`;
  const target = readlinkSync(path);
  return along(isAbsolute(target) ? target : join(above, target), links + 1);
}

function writerOf(path: string, { uid, gid, mode }: Pick<Stats, 'uid' | 'gid' | 'mode'>): string | undefined {
  if (!isOurs(uid)) return `${path} belongs to user ${uid}`;
  // In a folder like /tmp nobody can move or replace what belongs to somebody else; what is in it is looked at for itself.
  const isSticky = (mode & 0o1000) !== 0;
  if (isSticky) return undefined;
  if ((mode & 0o002) !== 0) return `${path} can be written by everybody`;
  if ((mode & 0o020) !== 0 && !isGroupOurs(gid)) return `${path} can be written by group ${gid}`;
  return undefined;
}

function isOurs(uid: number): boolean {
  return uid === 0 || uid === getuid?.();
}

const administratorsOfMacOS = 80;

/** root's group, and the group that many systems give to each user alone: it has the number of the user. */
function isGroupOurs(gid: number): boolean {
  if (platform === 'darwin' && gid === administratorsOfMacOS) return true;
  return gid === 0 || (gid === getgid?.() && gid === getuid?.());
}
