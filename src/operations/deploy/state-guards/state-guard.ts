import type { Target } from '../../../aws/target.js';
import type { Problem } from '../../../errors/problem.js';
import type { StateDocument } from '../../../terraform/json/state.js';
import type { RecordReading } from '../../record/deploy-record.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import type { NamedProviders } from './providers/named-providers.js';
import type { ProviderHome } from './providers/provider-homes.js';
import type { ProviderPlace } from './providers/provider-places.js';

/** Whose state it is: of a run, what guards need. */
export type GuardedRun = Target &
  Pick<EnvironmentRun, 'loaded'> & { readonly target: Pick<EnvironmentRun['target'], 'binary'> };

/** What a guard of the stored state looks at. Nothing of it was refreshed: it says where things were made. */
export interface Situation {
  readonly run: GuardedRun;
  /** As it is stored. */
  readonly state: StateDocument;
  /** Where the resources of each provider are. */
  readonly homes: readonly ProviderHome[];
  /** Where the stack of this run looks for them, by the alias of the provider, '' for the one without. */
  readonly places: () => Promise<ReadonlyMap<string, ProviderPlace>>;
  /** Those that the stack and the lock file name. */
  readonly providers: () => Promise<NamedProviders>;
  /** What the last deploy has kept beside the state. */
  readonly record: () => Promise<RecordReading>;
}

/** Compares the file with the stored state, before Terraform is started. */
export interface StateGuard {
  /** Permanent, kebab-case: the name of its file. */
  readonly id: string;
  /** What it keeps from happening, as a sentence. */
  readonly title: string;
  /** Whether a refresh would already mislead: what is not found where it looks, it forgets. Then nothing is planned, be it for a destroy. */
  readonly misleads: boolean;
  /** One of severity `warning` is told, and refuses nothing. */
  readonly problemsOf: (situation: Situation) => readonly Problem[] | Promise<readonly Problem[]>;
}

/** Declares a guard of the stored state; `index.ts` lists it. */
export function defineStateGuard(guard: StateGuard): StateGuard {
  return guard;
}
