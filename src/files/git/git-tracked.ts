import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readGitIndex } from './git-index.js';

/** A path that git tracks. */
export interface TrackedPath {
  /** Absolute. */
  readonly path: string;
  /** Top of the working tree. */
  readonly top: string;
}

/**
 * The first path at or below a folder that git tracks, in any repository around it; undefined where there is none. Nothing of git is
 * started, so that no configuration of the repository is obeyed.
 * @param folder need not be there
 * @throws Error where an index is there that cannot be read: what it tracks is not known
 */
export function findTracked(folder: string): TrackedPath | undefined {
  const parent = realOf(dirname(folder));
  if (parent === undefined) return undefined;
  const own = join(parent, folder.slice(dirname(folder).length));
  for (let top = parent; ; top = dirname(top)) {
    const gitFolder = gitFolderOf(top);
    const found = gitFolder === undefined ? undefined : firstBelow(gitFolder, relative(top, own));
    if (found !== undefined) return { path: join(top, found), top };
    if (dirname(top) === top) return undefined;
  }
}

function firstBelow(gitFolder: string, folder: string): string | undefined {
  const wanted = foldedName(folder.split(sep).join('/'));
  return trackedIn(gitFolder, 'index').find((path) => {
    const name = foldedName(path);
    return name === wanted || name.startsWith(`${wanted}/`);
  });
}

/** A file system that takes two spellings for one name makes of either the folder that we use. */
function foldedName(path: string): string {
  if (/^[ -~]*$/.test(path)) return path.toLowerCase();
  return path
    .normalize('NFC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase();
}

function trackedIn(gitFolder: string, name: string): readonly string[] {
  const bytes = read(join(gitFolder, name));
  if (bytes === undefined) return [];
  const index = readGitIndex(bytes);
  if (index === undefined) throw new Error(`${join(gitFolder, name)} is no index of git that is known`);
  if (index.sharedIndex === undefined || name !== 'index') return index.paths;
  return [...index.paths, ...trackedIn(gitFolder, index.sharedIndex)];
}

/** `.git` of a working tree: a folder, or a file that names it (a worktree, a submodule). */
function gitFolderOf(top: string): string | undefined {
  const place = join(top, '.git');
  const named = /^gitdir: (.+)/.exec(read(place)?.toString('utf8') ?? '')?.[1];
  return named === undefined ? realOf(place) : realOf(resolve(top, named.trimEnd()));
}

function read(file: string): Buffer | undefined {
  try {
    // A pipe would never end.
    return statSync(file).isFile() ? readFileSync(file) : undefined;
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code))
    )
      return undefined;
    throw error;
  }
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
