import { type Tier, tierOfEnvironmentName } from '../schema/environment-schema.js';

/** What decides the tier of an environment. */
interface TierChoice {
  /** Name of the environment, for example `dev`. */
  readonly environment: string;
  /** `tier` of the environment itself. */
  readonly tier?: Tier | undefined;
  /** `tier` under `defaults`. */
  readonly defaultTier?: Tier | undefined;
}

/** The tier of an environment: its own, then that of its name (dev, staging, prod), then that of the defaults; undefined where nothing says. */
export function tierOfEnvironment({ environment, tier, defaultTier }: TierChoice): Tier | undefined {
  return tier ?? tierOfName(environment) ?? defaultTier;
}

/** The tier that a name alone decides: that of dev, staging and prod; undefined for any other. */
export function tierOfName(environment: string): Tier | undefined {
  return Object.hasOwn(tierOfEnvironmentName, environment) ? tierOfEnvironmentName[environment] : undefined;
}
