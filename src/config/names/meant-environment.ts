import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { tierPrefix } from './environment-pattern.js';
import { nearestName } from './nearest-name.js';

type Named = Pick<ResolvedEnvironment, 'suffix' | 'tier'>;

/** The pattern that a person probably meant: a suffix near to theirs, or what begins with it, `prod-003` or `prod-*` for `prod`; or a tier. */
export function meantEnvironment(pattern: string, environments: readonly Named[]): string | undefined {
  const tiers = [...new Set(environments.map(({ tier }) => tier))];
  if (pattern.startsWith(tierPrefix))
    return nearestName(
      pattern,
      tiers.map((tier) => tierPrefix + tier),
    );
  const word = pattern.toLowerCase().replace(/[-*]+$/, '');
  const suffixes = environments.map(({ suffix }) => suffix);
  const beginning = word === '' ? [] : suffixes.filter((suffix) => suffix.startsWith(`${word}-`));
  if (beginning.length > 1) return `${word}-*`;
  const tier = tiers.find((one) => one === word);
  return beginning[0] ?? (tier === undefined ? nearestName(pattern, suffixes) : tierPrefix + tier);
}
