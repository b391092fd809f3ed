import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { matchesGlob } from './matches-glob.js';

/** What a pattern that begins with it names: every environment of a tier. */
export const tierPrefix = 'tier:';

/** Whether a pattern as `--env` takes it (a suffix, a glob such as `dev-*`, or `tier:production`) names an environment. */
export function namesEnvironment(
  pattern: string,
  { suffix, tier }: Pick<ResolvedEnvironment, 'suffix' | 'tier'>,
): boolean {
  return pattern.startsWith(tierPrefix)
    ? matchesGlob(pattern.slice(tierPrefix.length), tier)
    : matchesGlob(pattern, suffix);
}

/**
 * Whether a pattern means an environment of production, rather than all that there is: it begins with a letter or digit (`prod-003`,
 * `prod-*`, `tier:production`), not with a wildcard.
 */
export function namesProduction(
  pattern: string,
  environment: Pick<ResolvedEnvironment, 'suffix' | 'tier'>,
): boolean {
  const name = pattern.startsWith(tierPrefix) ? pattern.slice(tierPrefix.length) : pattern;
  return /^[a-z0-9]/.test(name) && namesEnvironment(pattern, environment);
}
