import { join } from 'node:path';
import type { SandboxPlace } from '../../aws/target.js';
import type { TerraformBinary } from '../../terraform/binary/find-terraform.js';
import {
  type EnvironmentFolder,
  environmentFolder,
  makeTopFolder,
} from '../../terraform/folder/environment-folder.js';
import { isolatedFolder } from '../../terraform/folder/isolated-folder.js';
import type { CommandOptions } from './environment-run.js';

/** Where a run works on an environment. */
interface WorkPlace {
  readonly folder: EnvironmentFolder;
  /** With the folder for the profiles of this run. */
  readonly sandbox: SandboxPlace | undefined;
  readonly journalFolder: string;
  /** Takes away what was made for this run alone. */
  readonly remove: () => void;
}

/** The folders of an environment, or copies of them for a run that only looks. */
export async function workPlace(
  suffix: string,
  { loaded, sandbox, command, isIsolated = false }: CommandOptions,
  { product }: Pick<TerraformBinary, 'product'>,
): Promise<WorkPlace> {
  const { root } = loaded;
  const real = environmentFolder(suffix, { root, sandboxFolder: sandbox?.folder, product });
  if (!isIsolated)
    return { folder: real, sandbox, journalFolder: real.journalFolder, remove: () => undefined };
  makeTopFolder(root);
  const { folder, beside, remove } = await isolatedFolder(real, command);
  return {
    folder,
    sandbox: sandbox && { ...sandbox, folder: beside },
    journalFolder: join(beside, 'journal'),
    remove,
  };
}
