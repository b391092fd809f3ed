import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackendBlock } from '../../config/values/backend-block.js';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
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
}

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
  const wanted = backendOfStack(stackText);
  checkBackend({ folder, wanted, invocation: target.invocation });
  takeProviderLock(folder);
  const ready = existsSync(join(folder.path, '.terraform', 'providers'));
  if (ready && read(stampFile(folder)) === stampOf(options, wanted)) return false;
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
  await runTerraform(target, {
    args: ['init', '-json', '-input=false', ...forInit(wanted, folder), ...plugins],
    graceMs,
  });
  recordBackend(folder, wanted);
  keepProviderLock(folder);
  writeWholeFile(stampFile(folder), stampOf(options, wanted), 0o600);
}

/** Changes with everything that `init` reads. */
function stampOf({ target, folder, stackText, pluginFolder }: InitOptions, wanted: BackendBlock): string {
  const backend = forInit(wanted, folder);
  const providerLock = read(join(folder.path, lockName));
  return hash([target.binary, pluginFolder, backend, settingsOf(stackText), providerLock]);
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

function takeProviderLock({ path: folder, providerLockFile, providerLockStart }: EnvironmentFolder): void {
  const text = read(providerLockStart) ?? read(providerLockFile);
  if (text === undefined) rmSync(join(folder, lockName), { force: true });
  else writeWholeFile(join(folder, lockName), text);
}

function keepProviderLock({ path: folder, providerLockFile }: EnvironmentFolder): void {
  const text = read(join(folder, lockName));
  if (text !== undefined && text !== read(providerLockFile)) writeWholeFile(providerLockFile, text);
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
