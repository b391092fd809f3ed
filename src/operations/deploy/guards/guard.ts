import type { Problem } from '../../../errors/problem.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import type { PlanContents } from '../plan-contents.js';

/** What a person has allowed by name. */
export interface Allowed {
  /** Addresses of resources whose data may be lost. */
  readonly addresses: readonly string[];
  /** Why; production wants one. */
  readonly reason?: string;
}

/** What a guard looks at. */
export interface Guarded {
  readonly run: Pick<EnvironmentRun, 'environment' | 'invocation'>;
  readonly contents: PlanContents;
  readonly allowed: Allowed;
}

/** Looks at a plan for one kind of harm to what lives already. `plan` tells what it finds, `deploy` refuses it, with `--yes` too. */
export interface Guard {
  /** Permanent, kebab-case: the name of its file. */
  readonly id: string;
  /** What it keeps from happening, as a sentence. */
  readonly title: string;
  readonly problemsOf: (guarded: Guarded) => readonly Problem[];
}

/** Declares a guard; `index.ts` lists it. */
export function defineGuard(guard: Guard): Guard {
  return guard;
}
