import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../files/write-whole-file.js';
import { runTerraform, type TerraformTarget } from './run-terraform.js';
import type { Workspace } from './workspace.js';

export interface InitOptions {
  readonly target: TerraformTarget;
  readonly workspace: Workspace;
  readonly stackText: string;
  /** See `findPluginFolder`. */
  readonly pluginFolder: string | undefined;
}

const graceMs = 3_000;
const lockName = '.terraform.lock.hcl';

/** One after the other: Terraform's plugin cache does not bear two writers, and each init reads the provider's 700 MB once. */
let lastInit: Promise<unknown> = Promise.resolve();

/**
 * Runs `terraform init` unless nothing that it reads has changed since the last time.
 * The lock file of the providers comes from the project before, and goes back after.
 * @returns whether it ran
 */
export async function initWorkspace(options: InitOptions): Promise<boolean> {
  const previous = lastInit;
  const current = (async () => {
    await previous.catch(() => undefined);
    return initAlone(options);
  })();
  lastInit = current;
  return current;
}

/** Makes the next run start with `terraform init`. */
export function forgetInit(workspace: Workspace): void {
  rmSync(stampFile(workspace), { force: true });
}

async function initAlone({ target, workspace, stackText, pluginFolder }: InitOptions): Promise<boolean> {
  takeProviderLock(workspace);
  const backend = [`-backend-config=path=../../state/${workspace.suffix}/terraform.tfstate`];
  const stamp = () =>
    hash([
      target.binary,
      pluginFolder,
      backend,
      settingsOf(stackText),
      read(join(workspace.folder, lockName)),
    ]);
  const ready = existsSync(join(workspace.folder, '.terraform', 'providers'));
  if (ready && read(stampFile(workspace)) === stamp()) return false;
  const plugins = pluginFolder === undefined ? [] : [`-plugin-dir=${pluginFolder}`];
  await runTerraform(target, {
    args: ['init', '-json', '-input=false', '-reconfigure', ...backend, ...plugins],
    graceMs,
  });
  keepProviderLock(workspace);
  writeWholeFile(stampFile(workspace), stamp(), 0o600);
  return true;
}

/** The part of a stack that `init` reads. */
function settingsOf(stackText: string): unknown {
  const stack: { terraform?: unknown; module?: unknown } = JSON.parse(stackText);
  return [stack.terraform, stack.module];
}

function takeProviderLock({ folder, providerLockFile, providerLockStart }: Workspace): void {
  const text = read(providerLockStart) ?? read(providerLockFile);
  if (text === undefined) rmSync(join(folder, lockName), { force: true });
  else writeWholeFile(join(folder, lockName), text);
}

function keepProviderLock({ folder, providerLockFile }: Workspace): void {
  const text = read(join(folder, lockName));
  if (text !== undefined && text !== read(providerLockFile)) writeWholeFile(providerLockFile, text);
}

function stampFile({ folder }: Workspace): string {
  return join(folder, 'init.stamp');
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
