import type { Tier } from './environment-schema.js';

interface TierChoice {
  /** Tiers that do without on purpose. */
  readonly tiers: readonly Tier[];
  readonly reason: string;
}

const belowProduction = ['development', 'staging'] as const;

/**
 * What the tier table leaves weaker outside production, on purpose, with the reason. A review calls it accepted there.
 * The keys are settings; those that no file can set yet stand here as well, because production's lack of them is a finding.
 */
export const tierChoices: Readonly<Record<string, TierChoice>> = {
  'database.multiAz': {
    tiers: belowProduction,
    reason:
      'A standby doubles the price of the database; outside production a restore from backup is soon enough.',
  },
  'database.deletionProtection': {
    tiers: belowProduction,
    reason: 'Environments outside production are made and destroyed often.',
  },
  'database.finalSnapshot': {
    tiers: belowProduction,
    reason: 'What is in the database outside production can be made again.',
  },
  'loadBalancer.deletionProtection': {
    tiers: belowProduction,
    reason: 'Environments outside production are made and destroyed often.',
  },
  'network.mode': {
    tiers: belowProduction,
    reason:
      'The NAT gateways of a network of its own cost as much as everything else that runs outside production.',
  },
  'network.flowLogs': {
    tiers: belowProduction,
    reason: 'Nobody investigates connections to data outside production that can be made again.',
  },
  'storage.accessLogs': {
    tiers: belowProduction,
    reason: 'Nobody investigates reads of data outside production that can be made again.',
  },
  'storage.lifecycle': {
    tiers: belowProduction,
    reason: 'A bucket outside production is emptied when its environment is destroyed.',
  },
  'storage.versioning': {
    tiers: ['development'],
    reason: 'Development data can be made again; old versions would only cost.',
  },
  'storage.forceDestroy': {
    tiers: belowProduction,
    reason: 'An environment outside production can be destroyed with its data.',
  },
};

/** Why an environment of a tier does without a setting; undefined when it has no reason to. */
export function reasonToDoWithout(setting: string, tier: Tier): string | undefined {
  const choice = tierChoices[setting];
  return choice?.tiers.includes(tier) ? choice.reason : undefined;
}
