import type { StateLock } from '../../terraform/state/state-lock.js';
import type { Fate } from './compare-with-aws.js';

/** What `recover` asks before it does it. */
export type RecoveryQuestion = {
  readonly suffix: string;
} /** End a Terraform that outlived its run; it is waited for otherwise. */ & (
  | { readonly kind: 'end-terraform'; readonly pid: number; readonly command: string }
  | { readonly kind: 'unlock'; readonly lock: StateLock }
  /** Put the state that Terraform left behind into the backend. */
  | { readonly kind: 'push-state'; readonly resources: number; readonly serial: number }
  /** Put another state in the place of one that cannot be read; without a file an empty one. */
  | { readonly kind: 'replace-state'; readonly file: string | undefined; readonly resources: number }
  | { readonly kind: 'import'; readonly fates: readonly Extract<Fate, { kind: 'import' }>[] }
);

/** Asks the person; true is yes. */
export type Approve = (question: RecoveryQuestion) => Promise<boolean>;
