import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { OrphanProviders } from '../../stacks/synth/orphan-stack.js';
import type { RecordReading } from '../record/deploy-record.js';
import type { StateFacts } from '../record/state-facts.js';

/** An environment that the state store knows and the file does not have. */
export interface Orphan {
  readonly suffix: string;
  /** Where its state is, for people. */
  readonly where: string;
  /** What its state tells; undefined for one that only Terraform can read, or nobody. */
  readonly facts: StateFacts | undefined;
  readonly record: RecordReading;
  /** Undeployed environment of the file with the same settings: its new name, it seems. */
  readonly renamedTo: string | undefined;
  /** Why it belongs to somebody else: another project, or another file beside this one. */
  readonly foreign: string | undefined;
  /** What it takes to destroy it, or why that cannot be known. */
  readonly way: OrphanWay | { readonly obstacle: string };
}

/** What is known of an orphan, as far as a destroy needs it. */
export interface OrphanWay {
  readonly environment: ResolvedEnvironment;
  readonly providers: OrphanProviders;
}
