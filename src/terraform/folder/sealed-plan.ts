import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Invocation } from '../../errors/invocation.js';
import { treeDigest } from '../../files/tree-digest.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { planChanged } from '../errors.js';
import type { EnvironmentFolder } from './environment-folder.js';

/** A saved plan as it was before it was read for the person, and what an apply of it reads besides. */
export interface SealedPlan {
  /** Where nobody else writes: what is shown and applied. */
  readonly file: string;
  readonly digest: string;
  /** Where it was taken from, for a plan that was saved earlier. */
  readonly origin?: string;
  /** See `surroundingsOf`. */
  readonly surroundings: string;
}

type PlanPlace = Pick<EnvironmentFolder, 'suffix' | 'path' | 'planFile'>;

/** Notes what a plan is, and puts a copy into the working folder for the person. */
export function sealPlan(file: string, folder: PlanPlace): SealedPlan {
  const bytes = readFileSync(file);
  writeWholeFile(folder.planFile, bytes, 0o600);
  return { file, digest: digestOf(bytes), surroundings: surroundingsOf(folder) };
}

/**
 * Compares plan and surroundings with what they were when the plan was read.
 * @throws UserError `plan-changed`
 */
export function checkSealedPlan(
  { file, origin = file, digest, surroundings }: SealedPlan,
  { folder, invocation }: { readonly folder: PlanPlace; readonly invocation: Invocation },
): void {
  const { suffix, path, planFile } = folder;
  const changed = [file, planFile, origin].find((one) => digestOfFile(one) !== digest);
  if (changed !== undefined) throw planChanged.error({ suffix, file: changed, invocation });
  if (surroundingsOf(folder) !== surroundings) throw planChanged.error({ suffix, file: path, invocation });
}

/**
 * What an apply reads besides the plan: files of the stack, assets, the lock of the providers, and which providers and modules are there.
 * What is in a provider, Terraform itself compares with the lock.
 */
function surroundingsOf({ path }: PlanPlace): string {
  const read = [
    'cdk.tf.json',
    'recover.tf.json',
    'recover_override.tf.json',
    'floor_override.tf.json',
    'adoption.tf.json',
    'assets',
    '.terraform.lock.hcl',
    '.terraform/modules',
    '.terraform/terraform.tfstate',
  ];
  const names = ['.terraform'];
  const inFolder = (some: readonly string[]) => some.map((name) => join(path, name));
  return treeDigest(inFolder(read), 'contents') + treeDigest(inFolder(names), 'names');
}

/** Undefined for what is no file, a link to one too. */
function digestOfFile(file: string): string | undefined {
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return digestOf(readFileSync(file));
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
