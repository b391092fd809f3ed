import { resolve } from 'node:path';
import { trustStoreInside, trustStoreUnsafe } from '../../config/boundary/boundary-errors.js';
import type { ReachingSetting } from '../../config/boundary/reach.js';
import { readReach } from '../../config/file/read-reach.js';
import { realPath } from '../../files/leads-out-of.js';
import { findExecutable } from '../../processes/find-executable.js';
import {
  grantTrust,
  isTrustFolderInside,
  revokeTrust,
  type TrustRecord,
  trustedProjects,
  trustFolder,
  trustOf,
} from '../../trust/trust-store.js';
import { otherWriter } from '../../trust/writers.js';
import type { OperationContext } from '../context.js';
import { fingerprintOf, needsTrust } from './trust-boundary.js';

/** A setting that a person would trust. */
export interface TrustedSetting extends ReachingSetting {
  /** Absolute path of the program that it would start; null where it names none that is found. */
  readonly program: string | null;
}

/** What trusting a project means. */
export interface TrustQuestion {
  /** Folder of environments.yaml, links followed. */
  readonly root: string;
  /** What the file would start and open. */
  readonly settings: readonly TrustedSetting[];
  readonly isTrusted: boolean;
}

/** Tells what a file would start and open, without starting or opening any of it. */
export async function trustQuestion(
  { env }: Pick<OperationContext, 'env'>,
  { file, root }: { readonly file: string; readonly root: string },
): Promise<TrustQuestion> {
  const settings = readReach(file);
  const found = settings
    .filter(needsTrust)
    .map(async (one) => ({ ...one, program: await programOf(one, { root, env }) }));
  return {
    root: realPath(root),
    settings: await Promise.all(found),
    isTrusted: trustOf(root, env)?.fingerprint === fingerprintOf(settings),
  };
}

/**
 * Remembers that the person trusts a project with the settings of the question. What the file says by now, another question has to ask.
 * @throws UserError `trust-store-inside`, `trust-store-unsafe`
 */
export function grantProjectTrust(
  { env, now = () => new Date() }: Pick<OperationContext, 'env' | 'now'>,
  { root, settings }: TrustQuestion,
): void {
  if (isTrustFolderInside(root, env)) throw trustStoreInside.error({ folder: trustFolder(env), root });
  grantTrust(root, env, { fingerprint: fingerprintOf(settings), grantedAt: now().toISOString() });
  if (trustOf(root, env) === undefined)
    throw trustStoreUnsafe.error({
      folder: trustFolder(env),
      why: otherWriter(trustFolder(env)) ?? 'it cannot be read back',
    });
}

/** Forgets the trust in a project; false when there was none. */
export function revokeProjectTrust({ env }: Pick<OperationContext, 'env'>, root: string): boolean {
  return revokeTrust(root, env);
}

/** Every project that the person trusts. */
export function listTrust({ env }: Pick<OperationContext, 'env'>): readonly TrustRecord[] {
  return trustedProjects(env);
}

async function programOf(
  { words }: ReachingSetting,
  { root, env }: { readonly root: string; readonly env: OperationContext['env'] },
): Promise<string | null> {
  const [name] = words ?? [];
  if (name === undefined) return null;
  return (await findExecutable(/[\\/]/.test(name) ? resolve(root, name) : name, env)) ?? null;
}
