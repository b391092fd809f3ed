import { createHash } from 'node:crypto';
import { type BigIntStats, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * What of a file counts: `contents`; `identity`, which is what nobody can choose who writes a file (its inode and the time of its last
 * change), without reading it; `names` alone. Where a link leads always counts, and no link is followed.
 */
export type DigestOf = 'contents' | 'identity' | 'names';

/** SHA-256 of files and folders with all below them, wherever they lie. What is not there counts as that. */
export function treeDigest(paths: readonly string[], of: DigestOf): string {
  const lines = paths.flatMap((path) => linesOf(path, of));
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
}

function linesOf(path: string, of: DigestOf, label = basename(path)): readonly string[] {
  const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined) return [label, 'absent'];
  const identity = of === 'identity' ? `${stats.dev} ${stats.ino} ${stats.ctimeNs} ${stats.size}` : '';
  const below = stats.isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => linesOf(join(path, name), of, `${label}/${name}`))
    : [];
  return [label, `${kindOf(path, stats, of)} ${identity}`, ...below];
}

function kindOf(path: string, stats: BigIntStats, of: DigestOf): string {
  if (stats.isSymbolicLink()) return `link ${readlinkSync(path)}`;
  if (stats.isDirectory()) return 'folder';
  if (!stats.isFile()) return 'other';
  return of === 'contents' ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'file';
}
