import { stackFolderWithoutJson } from '../errors.js';

/**
 * The files of a folder that Terraform would read, as far as they are JSON, in its order. HCL is not read. Of two with the same name, `a.tofu.json`
 * and `a.tf.json`, it is the first, as with OpenTofu.
 * @throws UserError `stack-folder-without-json`
 */
export function stackFileNames(folder: string, names: readonly string[]): readonly string[] {
  const seen = names.filter((name) => !/^\.|~$|^#.*#$/.test(name));
  const ofOpenTofu = seen.filter((name) => name.endsWith('.tofu.json'));
  const shadowed = new Set(ofOpenTofu.map((name) => name.replace(/tofu\.json$/, 'tf.json')));
  const ofTerraform = seen.filter((name) => name.endsWith('.tf.json') && !shadowed.has(name));
  const read = [...ofTerraform, ...ofOpenTofu].sort();
  if (read.length > 0) return read;
  const hasHcl = names.some((name) => name.endsWith('.tf') || name.endsWith('.tofu'));
  throw stackFolderWithoutJson.error({ folder, hasHcl }, { file: folder });
}
