import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackendBlock } from '../../config/values/backend-block.js';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { treeDigest } from '../../files/tree-digest.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { workFolderLink } from '../folder/boundary/errors.js';
import type { EnvironmentFolder } from '../folder/environment-folder.js';
import { checkBackend, forInit, recordBackend } from '../state/backend-record.js';
import { AfterFirst } from './after-first.js';
import { runTerraform, type TerraformTarget } from './run-terraform.js';

export interface InitOptions {
  readonly target: TerraformTarget;
  readonly folder: EnvironmentFolder;
  readonly stackText: string;
  /** See `findPluginFolder`. */
  readonly pluginFolder: string | undefined;
  /** Account that has to own the bucket of the state: kept with the backend, for when the file names another. */
  readonly bucketOwner?: string | undefined;
  /** Whether `init` may change the lock file of the providers. Default: it may. */
  readonly lockfile?: LockfileMode | undefined;
}

/** `readonly`: a provider that the lock file does not have is an error. `readonly-if-there`: the same, once there is a lock file. */
export type LockfileMode = 'readonly' | 'readonly-if-there' | 'update';

const graceMs = 3_000;
const lockName = '.terraform.lock.hcl';

/** Terraform's plugin cache does not bear two writers: the first init fills it, those after it only read. A mirror is only read. */
const filling = new AfterFirst();

/**
 * Runs `terraform init` unless nothing that it reads has changed since the last time.
 * The lock file of the providers comes from the project before, and goes back after.
 * @returns whether it ran
 * @throws UserError `backend-changed` when the state is in another backend: it would be lost sight of
 */
export async function initFolder(options: InitOptions): Promise<boolean> {
  const { target, folder, stackText, pluginFolder } = options;
  const { bucketOwner } = options;
  const wanted = { ...backendOfStack(stackText), ...(bucketOwner === undefined ? {} : { bucketOwner }) };
  checkBackend({ folder, wanted, invocation: target.invocation });
  takeProviderLock(folder);
  const ready = existsSync(join(dataFolder(folder), 'providers'));
  if (ready && read(stampFile(folder)) === stampOf(options, wanted)) {
    recordBackend(folder, wanted);
    return false;
  }
  // Whatever else is there, another program's or of another time, may be made up: a provider is a program, and the lock file knows it
  // where both came with the repository.
  rmSync(dataFolder(folder), { recursive: true, force: true });
  const init = () => runInit(options, wanted);
  if (pluginFolder === undefined) await filling.run(providersOf(stackText), init);
  else await init();
  return true;
}

/** Makes the next run start with `terraform init`. */
export function forgetInit(folder: EnvironmentFolder): void {
  rmSync(stampFile(folder), { force: true });
}

async function runInit(options: InitOptions, wanted: BackendBlock): Promise<void> {
  const { target, folder, pluginFolder } = options;
  // The first one has written it.
  takeProviderLock(folder);
  const plugins = pluginFolder === undefined ? [] : [`-plugin-dir=${pluginFolder}`];
  const lock = isReadonly(options) ? ['-lockfile=readonly'] : [];
  await runTerraform(target, {
    args: ['init', '-json', '-input=false', ...forInit(wanted, folder), ...plugins, ...lock],
    graceMs,
  });
  recordBackend(folder, wanted);
  keepProviderLock(folder);
  writeWholeFile(stampFile(folder), stampOf(options, wanted), 0o600);
}

/** Changes with everything that `init` reads, and with what it has left: its inodes and times are known to nobody who brings it. */
function stampOf({ target, folder, stackText, pluginFolder }: InitOptions, wanted: BackendBlock): string {
  const backend = forInit(wanted, folder);
  const providerLock = read(join(folder.path, lockName));
  const data = treeDigest([dataFolder(folder)], 'identity');
  return hash([target.binary, pluginFolder, backend, settingsOf(stackText), providerLock, data]);
}

const blocks = z.record(z.string(), z.record(z.string(), z.unknown()));
const backendShape = z.object({
  terraform: z.object({ backend: blocks.optional(), cloud: z.record(z.string(), z.unknown()).optional() }),
});

/** The backend, or the `cloud` block, of a stack; without either Terraform keeps a local file. */
function backendOfStack(stackText: string): BackendBlock {
  const { backend, cloud } = backendShape.parse(JSON.parse(stackText)).terraform;
  if (cloud !== undefined) return { type: 'cloud', config: cloud };
  const [entry] = Object.entries(backend ?? {});
  return entry === undefined ? { type: 'local', config: {} } : { type: entry[0], config: entry[1] };
}

/** The part of a stack that `init` reads. */
function settingsOf(stackText: string): unknown {
  const stack: { terraform?: unknown; module?: unknown } = JSON.parse(stackText);
  return [stack.terraform, stack.module];
}

/** What the cache has to hold for a stack. */
function providersOf(stackText: string): string {
  const stack: { terraform?: { required_providers?: unknown } } = JSON.parse(stackText);
  return JSON.stringify(stack.terraform?.required_providers ?? null);
}

function isReadonly({ lockfile, folder }: InitOptions): boolean {
  if (lockfile !== 'readonly-if-there') return lockfile === 'readonly';
  return read(join(folder.path, lockName)) !== undefined;
}

function takeProviderLock({ path: folder, providerLockFile, providerLockStart }: EnvironmentFolder): void {
  for (const file of [providerLockStart, providerLockFile]) refuseLink(file);
  const text = providerLockOf({ providerLockFile, providerLockStart });
  if (text === undefined) rmSync(join(folder, lockName), { force: true });
  else writeWholeFile(join(folder, lockName), text);
}

/** The text of the lock file of the providers that a run begins with; undefined where there is none. */
export function providerLockOf({
  providerLockFile,
  providerLockStart,
}: Pick<EnvironmentFolder, 'providerLockFile' | 'providerLockStart'>): string | undefined {
  return read(providerLockStart) ?? read(providerLockFile);
}

/** Terraform's complaint about a file that is no lock file quotes it. */
function refuseLink(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  throw workFolderLink.error({ file, target: readlinkSync(file) });
}

function keepProviderLock({ path: folder, providerLockFile }: EnvironmentFolder): void {
  const text = read(join(folder, lockName));
  if (text !== undefined && text !== read(providerLockFile)) writeWholeFile(providerLockFile, text);
}

/** Where `init` puts providers and modules, and notes the backend. */
function dataFolder({ path: folder }: EnvironmentFolder): string {
  return join(folder, '.terraform');
}

function stampFile({ path: folder }: EnvironmentFolder): string {
  return join(folder, 'init.stamp');
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function read(file: string): string | undefined {
  try {
    return readLimited(file, fileLimits.record);
  } catch {
    return undefined;
  }
}
