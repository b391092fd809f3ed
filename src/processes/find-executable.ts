import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { platform } from 'node:process';

/**
 * Absolute path of a program on PATH, or undefined. A name with a folder in it is looked at as it stands.
 * On Windows the endings of PATHEXT are tried.
 */
export async function findExecutable(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  for (const folder of foldersToSearch(name, env)) {
    for (const ending of endings(env)) {
      const path = join(folder, name + ending);
      if (await isExecutable(path)) return path;
    }
  }
  return undefined;
}

function foldersToSearch(name: string, env: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (isAbsolute(name) || name.includes('/') || (platform === 'win32' && name.includes('\\'))) return [''];
  // A relative entry of PATH would find whatever lies in the current folder.
  return (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
}

function endings(env: Readonly<Record<string, string | undefined>>): readonly string[] {
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
