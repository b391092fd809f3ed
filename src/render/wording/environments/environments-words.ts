import { type Tier, tiers } from '../../../config/names/tiers.js';

/** An environment in a list. */
interface Named {
  readonly suffix: string;
  readonly tier: Tier;
}

/** From so many on, the environments of a tier are named together. */
const manyOfTier = 4;

/** Names of environments, in as few words as say the same: `all environments`, `all 60 of production`, `dev-001`. */
export function environmentsWords(suffixes: readonly string[], all: readonly Named[]): readonly string[] {
  const chosen = new Set(suffixes);
  if (all.length > 1 && all.every(({ suffix }) => chosen.has(suffix))) return ['all environments'];
  const whole = tiers.filter((tier) => {
    const own = all.filter((one) => one.tier === tier);
    return own.length >= manyOfTier && own.every(({ suffix }) => chosen.has(suffix));
  });
  const tierOf = new Map(all.map(({ suffix, tier }) => [suffix, tier]));
  const counted = whole.map((tier) => `all ${all.filter((one) => one.tier === tier).length} of ${tier}`);
  const others = suffixes.filter((suffix) => {
    const tier = tierOf.get(suffix);
    return tier === undefined || !whole.includes(tier);
  });
  return [...counted, ...others];
}
