import { geteuid, platform } from 'node:process';

/** Who may own what a run works with. */
export interface TrustedOwners {
  readonly has: (userId: number) => boolean;
  /** Whether permissions say who can write: a file system that keeps none shows everything as open to everybody. */
  readonly countsModes: boolean;
}

/**
 * The user of this process, root, and whom MULTIENV_TRUSTED_OWNERS names: user ids with commas, or `*` for a file system that keeps neither
 * owners nor permissions. Under sudo it is the user who called it, too.
 */
export function trustedOwners(env: Readonly<Record<string, string | undefined>>): TrustedOwners {
  const named = (env.MULTIENV_TRUSTED_OWNERS ?? '').split(',').map((id) => id.trim());
  // Windows has neither.
  if (geteuid === undefined || platform === 'win32' || named.includes('*'))
    return { has: () => true, countsModes: false };
  const own = geteuid();
  const caller = own === 0 ? [env.SUDO_UID ?? ''] : [];
  const ids = new Set([...named, ...caller].filter((id) => /^\d+$/.test(id)).map(Number));
  return { has: (id) => id === own || id === 0 || ids.has(id), countsModes: true };
}
