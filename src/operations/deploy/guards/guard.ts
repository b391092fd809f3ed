import type { Target } from '../../../aws/target.js';
import type { Problem } from '../../../errors/problem.js';
import type { EnvironmentPlan } from '../environment-plan.js';
import type { SettingsFile } from '../limits/setting-words.js';
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
  readonly run: Target;
  readonly contents: PlanContents;
  readonly plan?: Pick<EnvironmentPlan, 'wasProduction'>;
  readonly allowed: Allowed;
  /** Says where a setting is written. */
  readonly loaded: SettingsFile;
}

/** Looks at a plan for one kind of harm to what lives already. `plan` tells what it finds, `deploy` refuses it, with `--yes` too. */
export interface Guard {
  /** Permanent, kebab-case: the name of its file. */
  readonly id: string;
  /** What it keeps from happening, as a sentence. */
  readonly title: string;
  /** A warning is told and refuses nothing. AWS may be asked, where the plan alone does not say. */
  readonly problemsOf: (guarded: Guarded) => readonly Problem[] | Promise<readonly Problem[]>;
}

/** Declares a guard; `index.ts` lists it. */
export function defineGuard(guard: Guard): Guard {
  return guard;
}
