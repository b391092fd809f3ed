import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stackFileNames } from '../../model/stack/stack-file-names.js';
import { withInputErrors } from './with-input-errors.js';

/** One stack on disk: Terraform reads all files of a folder as one. */
export interface StackFiles {
  /** The file, or the folder where there are several. */
  readonly path: string;
  readonly files: readonly string[];
  /** Whether the person has named the file itself, not the folder around it. */
  readonly isNamed: boolean;
  /** True when the folder holds HCL as well, which is not read. */
  readonly besideHcl: boolean;
}

/**
 * The stacks that a path stands for: a file, a folder with `*.tf.json`, or the output of a synthesis (`cdk.tf.json` in the folders of `stacks`).
 * @throws UserError `review-input-not-readable` or `stack-folder-without-json`
 */
export function stackFiles(path: string): readonly StackFiles[] {
  if (!withInputErrors(path, () => statSync(path)).isDirectory())
    return [{ path, files: [path], isNamed: true, besideHcl: false }];
  const stacks = join(path, 'stacks');
  const synthesized = namesIn(stacks).filter((name) => namesIn(join(stacks, name)).includes('cdk.tf.json'));
  const names = withInputErrors(path, () => namesIn(path));
  if (synthesized.length > 0 && !names.some((name) => name.endsWith('.tf.json')))
    return synthesized.map((name) => stackOf(join(stacks, name)));
  return [stackOf(path)];
}

function stackOf(folder: string): StackFiles {
  const names = namesIn(folder);
  const files = stackFileNames(folder, names).map((name) => join(folder, name));
  const [first = folder] = files;
  const besideHcl = names.some((name) => /\.(tf|tofu)$/.test(name));
  return { path: files.length === 1 ? first : folder, files, isNamed: false, besideHcl };
}

/** Sorted; none where there is no such folder. */
function namesIn(folder: string): readonly string[] {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? readdirSync(folder).sort() : [];
}
