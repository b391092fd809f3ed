import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { platform } from 'node:process';
import { leadsOutOf } from '../files/leads-out-of.js';
import { repositoryOf } from '../trust/repository-of.js';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Absolute path of a program on PATH that does not lie in the repository of a project, nor in a `node_modules`: whoever can write there must
 * not decide what `terraform` is. A name with a folder in it is looked at as it stands: somebody meant it.
 */
export async function findOutside(
  project: string,
  name: string,
  { env, onPassedOver }: { readonly env: Env; readonly onPassedOver?: (path: string) => void },
): Promise<string | undefined> {
  if (isPath(name)) return findExecutable(name, env);
  const repository = repositoryOf(project);
  for await (const path of candidates(name, env)) {
    if (!liesIn(repository, path) && !/[\\/]node_modules[\\/]\.bin[\\/][^\\/]*$/.test(path)) return path;
    onPassedOver?.(path);
  }
  return undefined;
}

/**
 * Absolute path of a program on PATH, or undefined. A name with a folder in it is looked at as it stands.
 * On Windows the endings of PATHEXT are tried.
 */
export async function findExecutable(name: string, env: Env): Promise<string | undefined> {
  for await (const path of candidates(name, env)) return path;
  return undefined;
}

/** A link that lies there is as bad as one that leads there. */
function liesIn(repository: string, path: string): boolean {
  return !leadsOutOf(repository, dirname(path)) || !leadsOutOf(repository, path);
}

async function* candidates(name: string, env: Env): AsyncGenerator<string> {
  for (const folder of foldersToSearch(name, env)) {
    for (const ending of endings(env)) {
      const path = join(folder, name + ending);
      if (await isExecutable(path)) yield path;
    }
  }
}

function isPath(name: string): boolean {
  return isAbsolute(name) || name.includes('/') || (platform === 'win32' && name.includes('\\'));
}

function foldersToSearch(name: string, env: Env): readonly string[] {
  if (isPath(name)) return [''];
  // A relative entry of PATH would find whatever lies in the current folder.
  return (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
}

function endings(env: Env): readonly string[] {
  if (platform !== 'win32') return [''];
  return ['', ...(env.PATHEXT ?? '.COM;.EXE;.BAT;.CMD').split(';')];
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    if (!(await stat(path)).isFile()) return false;
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
