import { dirname, resolve } from 'node:path';

/** The folder of a stack or of a plan: where its profile lies. */
export function folderOf(file: string | undefined, cwd: string): string {
  return file === undefined ? cwd : dirname(resolve(cwd, file));
}
