import type { Tier } from '../../config/names/tiers.js';
import type { StateLock } from '../../terraform/state/state-lock.js';
import type { DeployRecord } from '../record/deploy-record.js';
import type { StateFacts } from '../record/state-facts.js';
import type { ChangesSince } from './changes-since.js';

/**
 * What the state store says of an environment: `orphan` is deployed and not in the file, `foreign` is that of another project or file,
 * `unknown` could not be looked at.
 */
export const listedStatuses = ['deployed', 'not-deployed', 'orphan', 'foreign', 'unknown'] as const;

/** What waits for somebody. */
export interface OpenMatters {
  readonly lock: StateLock | null;
  /** Why nobody knows whether there is a lock. */
  readonly lockUnknown: string | null;
  /** A run of this project folder that is at work now, in words. */
  readonly atWork: string | null;
  /** What runs of this project folder left behind, in sentences. */
  readonly unrecovered: readonly string[];
  /** The database has another version of the password than the file says. */
  readonly passwordRotation: boolean;
  readonly protections: StateFacts['protections'];
}

/** When and by whom an environment was deployed. */
type LastDeploy = Pick<DeployRecord, 'at' | 'by' | 'ciRun' | 'multienv' | 'outcome' | 'counts'>;

/** One environment of the file or of the state store. */
export interface ListedEnvironment {
  readonly suffix: string;
  readonly status: (typeof listedStatuses)[number];
  /** Why something is unknown, or whose it is. */
  readonly reason: string | null;
  readonly environment: string | null;
  readonly tier: Tier | null;
  readonly region: string | null;
  readonly account: string | null;
  /** Where its state is. */
  readonly backend: string;
  readonly resources: number | null;
  readonly engine: string | null;
  /** Null where it was never deployed, or where nobody has noted it. */
  readonly deployed: LastDeploy | null;
  readonly changes: ChangesSince;
  readonly open: OpenMatters;
  /** Of an orphan: the environment of the file that looks like its new name. */
  readonly renamedTo: string | null;
}
