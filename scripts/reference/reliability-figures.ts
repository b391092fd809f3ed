import { existsSync, readFileSync } from 'node:fs';
import { packageFile } from '../../src/package-files.js';
import type { ChainResult } from '../../test/campaign/chain-life.js';
import type { DisturbanceResult } from '../../test/campaign/disturbed-life.js';
import type { TrialResult } from '../../test/campaign/trial.js';
import type { TwoAtOnceResult } from '../../test/campaign/two-at-once.js';
import type { InterruptResult } from '../../test/fleet/interrupts.js';
import type { TierResult } from '../../test/fleet/three-tiers.js';
import type { TwelveResult } from '../../test/fleet/twelve.js';
import type { SideBySideResult } from '../../test/side-by-side/live-side-by-side.js';

/** What `scripts/fleet-campaign.ts` found out; a part that was not run yet is missing. */
export interface FleetFigures {
  readonly twelve?: TwelveResult;
  readonly tiers?: readonly TierResult[];
  readonly interrupts?: readonly InterruptResult[];
}

/** What `scripts/crash-campaign.ts` found out; a part that was not run yet is empty. */
export interface ReliabilityFigures {
  /** How many moments of a run were cut. */
  readonly moments: number;
  readonly trials: readonly TrialResult[];
  readonly disturbed: readonly DisturbanceResult[];
  readonly atOnce: readonly TwoAtOnceResult[];
  readonly chain: readonly ChainResult[];
  readonly fleet: FleetFigures;
  /** What `scripts/side-by-side.ts` found out. */
  readonly sideBySide?: SideBySideResult;
}

/** Those that docs/reliability.json keeps. */
export function reliabilityFigures(): ReliabilityFigures {
  const file = packageFile('docs/reliability.json');
  const none = { moments: 0, trials: [], disturbed: [], atOnce: [], chain: [], fleet: {} };
  return existsSync(file) ? { ...none, ...JSON.parse(readFileSync(file, 'utf8')) } : none;
}
