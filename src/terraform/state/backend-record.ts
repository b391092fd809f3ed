import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { BackendBlock } from '../../config/values/backend-block.js';
import type { Invocation } from '../../errors/invocation.js';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { backendChanged } from '../errors.js';
import type { EnvironmentFolder } from '../folder/environment-folder.js';
import { isEmptyStateFile } from './local-state.js';

const blockShape = z.object({
  type: z.string(),
  config: z.record(z.string(), z.unknown()),
  bucketOwner: z.string().optional(),
});

type BackendFiles = Pick<EnvironmentFolder, 'suffix' | 'stateFile' | 'backendFile'>;

/** The backend that holds the state, as far as this project folder knows; undefined before the first run here. */
export function recordedBackend({ backendFile, stateFile }: BackendFiles): BackendBlock | undefined {
  const recorded = read(backendFile);
  if (recorded !== undefined && recorded.type !== 'local') return recorded;
  return isEmptyStateFile(stateFile) ? undefined : { type: 'local', config: {} };
}

/** Notes the backend that Terraform has found the state in. */
export function recordBackend({ backendFile }: BackendFiles, block: BackendBlock): void {
  if (isDeepStrictEqual(read(backendFile), block)) return;
  writeWholeFile(backendFile, `${JSON.stringify(block, null, 2)}\n`, 0o600);
}

/** An empty state binds nobody to its backend. */
export function forgetBackend({ backendFile }: BackendFiles): void {
  rmSync(backendFile, { force: true });
}

/**
 * Compares the backend of a stack with the one that holds the state.
 * Terraform notices this only in a working folder that it has initialized before, and `-reconfigure` silences it.
 * @throws UserError `backend-changed`
 */
export function checkBackend({
  folder,
  wanted,
  invocation,
}: {
  readonly folder: BackendFiles;
  readonly wanted: BackendBlock;
  readonly invocation: Invocation;
}): void {
  const recorded = recordedBackend(folder);
  if (recorded === undefined || isSamePlace(recorded, wanted)) return;
  const { suffix } = folder;
  throw backendChanged.error({
    suffix,
    invocation,
    from: describeBackend(recorded),
    to: describeBackend(wanted),
  });
}

/** Whether two blocks lead to one state: profile, role and key of encryption do not move it. */
export function isSamePlace(one: BackendBlock, other: BackendBlock): boolean {
  return one.type === other.type && isDeepStrictEqual(placeOf(one), placeOf(other));
}

function placeOf({ type, config }: BackendBlock): unknown {
  if (type === 'local') return undefined;
  return type === 's3' ? [config.bucket, config.key] : config;
}

/** A backend in words: `s3://bucket/key`, `a local file`, `the backend http`. */
export function describeBackend({ type, config }: BackendBlock): string {
  if (type === 'local') return 'the local file under .multienv/state';
  return type === 's3' ? `s3://${String(config.bucket)}/${String(config.key)}` : `the backend ${type}`;
}

/** Arguments of `terraform init` for a backend. `checkBackend` comes first, so `-reconfigure` loses nothing. */
export function forInit(
  { type }: BackendBlock,
  { path, stateFile }: Pick<EnvironmentFolder, 'path' | 'stateFile'>,
): readonly string[] {
  // HCP Terraform refuses the flag.
  if (type === 'cloud') return [];
  if (type !== 'local') return ['-reconfigure'];
  const fromThere = relative(path, stateFile).replaceAll('\\', '/');
  return ['-reconfigure', `-backend-config=path=${fromThere}`];
}

function read(file: string): BackendBlock | undefined {
  try {
    return blockShape.parse(JSON.parse(readLimited(file, fileLimits.record)));
  } catch {
    return undefined;
  }
}
