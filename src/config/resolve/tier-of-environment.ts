import type { Tier } from '../names/tiers.js';
import { tierOfEnvironmentName } from '../schema/environment-schema.js';

/** What decides the tier of an environment. */
interface TierChoice {
  /** Name of the environment, for example `dev`. */
  readonly environment: string;
  /** `tier` of the environment itself. */
  readonly tier?: Tier | undefined;
  /** `tier` under `defaults`. */
  readonly defaultTier?: Tier | undefined;
}

/** One that names the tier of an environment. */
export interface TierSource {
  readonly from: 'tier' | 'name' | 'defaults';
  readonly tier: Tier;
}

/** Who names the tier of an environment, the one that counts first: itself, its name (dev, staging, prod), the defaults. */
export function tierSources({ environment, tier, defaultTier }: TierChoice): readonly TierSource[] {
  const named = tierOfName(environment);
  return [
    ...(tier === undefined ? [] : [{ from: 'tier' as const, tier }]),
    ...(named === undefined ? [] : [{ from: 'name' as const, tier: named }]),
    ...(defaultTier === undefined ? [] : [{ from: 'defaults' as const, tier: defaultTier }]),
  ];
}

/** The tier that a name alone decides: that of dev, staging and prod; undefined for any other. */
export function tierOfName(environment: string): Tier | undefined {
  return Object.hasOwn(tierOfEnvironmentName, environment) ? tierOfEnvironmentName[environment] : undefined;
}
