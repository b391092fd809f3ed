/** Tiers, from the least to the most protected. */
export const tiers = ['development', 'staging', 'production'] as const;

/** A tier decides the defaults of an environment: see the tier table. */
export type Tier = (typeof tiers)[number];
