import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Invocation, plainInvocation } from '../../errors/invocation.js';
import { configNotFound } from './source-errors.js';

/** Name of the file that describes the environments. */
export const environmentsFileName = 'environments.yaml';

/** Where to look for the file. */
interface FindOptions {
  /** Folder from which the search goes upwards, absolute. */
  readonly cwd: string;
  /** `--config`: this file and no other, relative to `cwd`. */
  readonly config?: string | undefined;
  readonly invocation?: Invocation;
}

/** Absolute path of environments.yaml: the file of `--config`, or the nearest one in `cwd` and the folders above. */
export function findEnvironmentsFile({ cwd, config, invocation = plainInvocation }: FindOptions): string {
  if (config !== undefined) {
    const file = resolve(cwd, config);
    if (!existsSync(file)) throw configNotFound.error({ file, searched: false, invocation }, { file });
    return file;
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const file = join(folder, environmentsFileName);
    if (existsSync(file)) return file;
    if (dirname(folder) === folder)
      throw configNotFound.error({ file: resolve(cwd), searched: true, invocation });
  }
}
