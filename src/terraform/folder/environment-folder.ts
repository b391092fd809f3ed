import { closeSync, constants, existsSync, fchmodSync, openSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { platform } from 'node:process';
import { copyTree } from '../../files/copy-tree.js';
import { makeFolder } from '../../files/make-folder.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import type { TerraformProduct } from '../binary/find-terraform.js';

/** The files that Terraform works with for one environment. */
export interface EnvironmentFolder {
  readonly suffix: string;
  /** Working folder. */
  readonly path: string;
  /** State of the local backend. */
  readonly stateFile: string;
  /** Names the backend that the state was last seen in. */
  readonly backendFile: string;
  /** Receives copies of states before they move. */
  readonly backupFolder: string;
  readonly planFile: string;
  /** Where Terraform leaves a state that it could not write into the backend. */
  readonly erroredStateFile: string;
  /** Keeps space on the disk while an environment is changed. */
  readonly reserveFile: string;
  /** Receives a journal of each run. */
  readonly journalFolder: string;
  /** Names the run of ours that is at work here. */
  readonly busyFile: string;
  /** Lock file of the providers that the project keeps. */
  readonly providerLockFile: string;
  /** Read when `providerLockFile` is not there yet. */
  readonly providerLockStart: string;
}

/** Which project, and whether the run is on the sandbox. */
export interface EnvironmentFolderOptions {
  /** Folder of environments.yaml. */
  readonly root: string;
  /** `.multienv/sandbox` of the project, on sandbox runs. */
  readonly sandboxFolder?: string;
  /** Default: Terraform. */
  readonly product?: TerraformProduct;
}

/** The two name a provider by different registries and know different checksums of it: one file would lose what the other wrote. */
const lockNames: Readonly<Record<TerraformProduct, string>> = {
  terraform: '.terraform.lock.hcl',
  opentofu: '.opentofu.lock.hcl',
};

/** Where the product keeps what is on the sandbox of a project. */
export function sandboxFolderOf(root: string): string {
  return join(root, '.multienv', 'sandbox');
}

/** Where the working folders of all environments lie. */
export function workFolder(root: string, sandboxFolder = join(root, '.multienv')): string {
  return join(sandboxFolder, 'work');
}

/** Where everything of an environment lies. */
export function environmentFolder(suffix: string, options: EnvironmentFolderOptions): EnvironmentFolder {
  const { root, sandboxFolder, product = 'terraform' } = options;
  const base = sandboxFolder ?? join(root, '.multienv');
  const work = workFolder(root, sandboxFolder);
  const path = join(work, suffix);
  const lockName = lockNames[product];
  return {
    suffix,
    path,
    stateFile: join(base, 'state', suffix, 'terraform.tfstate'),
    backendFile: join(base, 'state', suffix, 'backend.json'),
    backupFolder: join(base, 'backup', suffix),
    planFile: join(path, 'plan.tfplan'),
    erroredStateFile: join(path, 'errored.tfstate'),
    reserveFile: join(path, 'reserve'),
    journalFolder: join(base, 'journal', suffix),
    busyFile: join(work, `${suffix}.busy.json`),
    providerLockFile: join(sandboxFolder ?? root, lockName),
    providerLockStart: join(root, lockName),
  };
}

/** Makes the folders of an environment, for the owner alone. */
export function makeFolders(folder: EnvironmentFolder, root: string): void {
  makeTopFolder(root);
  for (const path of [folder.path, dirname(folder.stateFile)]) makeFolder(path, 0o700);
}

/** Makes the product's work folder of a project, for the owner alone and unseen by git. */
export function makeTopFolder(root: string): void {
  const top = join(root, '.multienv');
  makeFolder(top, 0o700);
  if (platform !== 'win32') closeToOthers(top);
  const ignore = join(top, '.gitignore');
  if (!existsSync(ignore)) writeWholeFile(ignore, '*\n');
}

/**
 * Notes which folders of the product are not there yet.
 * @returns removes those that are empty by then: a run that only looks leaves a fresh checkout as it was
 */
export function emptyFoldersAfter(root: string, sandboxFolder?: string): () => void {
  const top = join(root, '.multienv');
  const work = workFolder(root, sandboxFolder);
  const [isNewTop, isNewWork] = [!existsSync(top), !existsSync(work)];
  return () => {
    if (!isNewWork || !removeEmpty(work) || !isNewTop) return;
    // Another run may begin at this moment: its files must not be seen by git.
    rmSync(join(top, '.gitignore'), { force: true });
    if (!removeEmpty(top)) makeTopFolder(root);
  };
}

function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** The folder itself: a link in its place is an error of the system, not a way to the folder that it names. */
function closeToOthers(folder: string): void {
  const descriptor = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    fchmodSync(descriptor, 0o700);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Writes the stack that Terraform will read, and the files that it refers to.
 * @param assets folder that becomes `assets` beside the stack
 */
export function writeStack(folder: EnvironmentFolder, stackText: string, assets?: string): void {
  const copy = join(folder.path, 'assets');
  rmSync(copy, { recursive: true, force: true });
  for (const file of [...Object.values(importFiles(folder)), floorFile(folder), adoptionFile(folder)])
    rmSync(file, { force: true });
  if (assets !== undefined) copyTree(assets, copy);
  writeWholeFile(join(folder.path, 'cdk.tf.json'), stackText, 0o600);
}

/** Files beside the stack while resources are imported; left behind they would change what a plan shows. */
export function importFiles({ path: folder }: Pick<EnvironmentFolder, 'path'>) {
  return {
    blocks: join(folder, 'recover.tf.json'),
    override: join(folder, 'recover_override.tf.json'),
    plan: join(folder, 'recover.tfplan'),
    output: join(folder, 'recover.events'),
  };
}

/** A file beside the stack by which one plan takes log groups that RDS has made into the state. */
export function adoptionFile({ path }: Pick<EnvironmentFolder, 'path'>): string {
  return join(path, 'adoption.tf.json');
}

/** A file beside the stack that raises the speed of a database for one plan; Terraform merges it by its name. */
export function floorFile({ path }: Pick<EnvironmentFolder, 'path'>): string {
  return join(path, 'floor_override.tf.json');
}

/** The saved plan has served: it belongs to one state only. */
export function removePlan(folder: EnvironmentFolder): void {
  rmSync(folder.planFile, { force: true });
}

/** After a destroy nothing is left to work on; the empty state stays. */
export function removeFolder(folder: EnvironmentFolder): void {
  rmSync(folder.path, { recursive: true, force: true });
}
