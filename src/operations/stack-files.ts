import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../errors/message-of.js';
import { noStackInFolder, reviewInputNotReadable } from './check-errors.js';

/** One stack on disk: Terraform reads all files of a folder as one. */
export interface StackFiles {
  /** The file, or the folder where there are several. */
  readonly path: string;
  readonly files: readonly string[];
  /** True when the folder holds HCL as well, which is not read. */
  readonly besideHcl: boolean;
}

/**
 * The stacks that a path stands for: a file, a folder with `*.tf.json`, or the output of a synthesis (`cdk.tf.json` in the folders of `stacks`).
 * @throws UserError `review-input-not-readable` or `no-stack-in-folder`
 */
export function stackFiles(path: string): readonly StackFiles[] {
  if (!isFolder(path)) return [{ path, files: [path], besideHcl: false }];
  const own = stackOf(path);
  if (own !== undefined) return [own];
  const stacks = join(path, 'stacks');
  const synthesized = namesIn(stacks).flatMap((name) => stackOf(join(stacks, name)) ?? []);
  if (synthesized.length > 0) return synthesized;
  throw noStackInFolder.error({ folder: path, hasHcl: namesIn(path).some(isHcl) });
}

function stackOf(folder: string): StackFiles | undefined {
  const names = namesIn(folder);
  const files = names.filter((name) => name.endsWith('.tf.json')).sort(overridesLast);
  const [first] = files;
  if (first === undefined) return undefined;
  const path = files.length === 1 ? join(folder, first) : folder;
  return { path, files: files.map((name) => join(folder, name)), besideHcl: names.some(isHcl) };
}

/** Terraform merges override files last: https://developer.hashicorp.com/terraform/language/files/override */
function overridesLast(a: string, b: string): number {
  return Number(isOverride(a)) - Number(isOverride(b)) || (a < b ? -1 : 1);
}

function isOverride(name: string): boolean {
  return /(^|_)override\.tf\.json$/.test(name);
}

function isHcl(name: string): boolean {
  return name.endsWith('.tf');
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (cause) {
    throw reviewInputNotReadable.error({ file: path, reason: reasonOf(cause) }, { file: path, cause });
  }
}

/** Sorted; none for what is no folder. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function reasonOf(cause: unknown): string {
  const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  return missing ? 'there is no such file or folder' : messageOf(cause);
}
