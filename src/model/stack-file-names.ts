import { stackFolderWithoutJson } from './errors.js';

/**
 * The files of a folder that Terraform would read, as far as they are JSON, in its order. HCL is not read.
 * @throws UserError `stack-folder-without-json`
 */
export function stackFileNames(folder: string, names: readonly string[]): readonly string[] {
  const read = names.filter((name) => name.endsWith('.tf.json') && !/^\.|~$|^#.*#$/.test(name)).sort();
  if (read.length > 0) return read;
  const hasHcl = names.some((name) => name.endsWith('.tf') || name.endsWith('.tofu'));
  throw stackFolderWithoutJson.error({ folder, hasHcl }, { file: folder });
}
