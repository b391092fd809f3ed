import { setTimeout as sleep } from 'node:timers/promises';
import { awsCredentialsMissing, awsUnreachable } from '../../aws/errors.js';
import type { Target } from '../../aws/target.js';
import type { PlanChanges } from '../../changes/plan-changes.js';
import { backendOf } from '../../config/values/backend.js';
import type { Problem } from '../../errors/problem.js';
import { accountFacts } from './account-facts.js';
import { asProblem } from './as-problem.js';
import type { EnvironmentCheck, EnvironmentSubject } from './check.js';
import { environmentChecks } from './environment/index.js';
import { namesCheck } from './environment/names.js';
import { secretCheck } from './environment/secret.js';
import { examineEnvironment } from './examine.js';
import type { StateContents } from './state-contents.js';
import { stackOnce } from './subjects.js';

/** What a plan does, as far as AWS may refuse it. */
interface ExaminedPlan extends Pick<PlanChanges, 'changes' | 'created'> {
  /** Whether the database gets the password. */
  readonly sendsPassword: boolean;
}

/** An environment that is open. */
type ExaminedRun = Target & Pick<EnvironmentSubject, 'folder'>;

/** A plan that is done already does not wait longer for the word of AWS. */
const longestMs = 10_000;

/** Terraform has had its own word with AWS: that these cannot be had is no news after a plan. */
const knownByPlan: readonly string[] = [awsCredentialsMissing.code, awsUnreachable.code];

/** What AWS would refuse of a plan; undefined where nobody answers in time. The quick checks of `doctor`, with the plan in place of the state. */
export async function refusalsOfPlan(
  run: ExaminedRun,
  plan: ExaminedPlan,
  waitsMs = longestMs,
): Promise<readonly Problem[] | undefined> {
  return examine(run, plan, { checks: environmentChecks.filter(needsPlan), waitsMs });
}

/** The same of what the checks before a deploy have left to the plan: a state that only Terraform can read, and what is made again. */
export async function refusalsOfDeploy(
  run: ExaminedRun,
  plan: ExaminedPlan,
): Promise<readonly Problem[] | undefined> {
  const { type } = backendOf(run.environment);
  // The others were read before the plan.
  const namesAreOpen = type !== 'local' && type !== 's3';
  const names = namesAreOpen && plan.created.length > 0 ? [namesCheck] : [];
  const checks = plan.sendsPassword ? [...names, secretCheck] : names;
  return examine(run, plan, { checks, waitsMs: longestMs });
}

/** The state was open for the plan. */
function needsPlan({ id, needsAccess, isBeforeDeploy }: EnvironmentCheck): boolean {
  return needsAccess && isBeforeDeploy && id !== 'state';
}

async function examine(
  run: ExaminedRun,
  plan: ExaminedPlan,
  { checks, waitsMs }: { readonly checks: readonly EnvironmentCheck[]; readonly waitsMs: number },
): Promise<readonly Problem[] | undefined> {
  if (plan.changes.length === 0 || checks.length === 0) return [];
  const account = accountFacts({ ...run, isHurried: true });
  const stack = stackOnce(run);
  // Before the clock runs: of AWS alone is not waited for longer.
  await stack();
  const subject: EnvironmentSubject = {
    ...run,
    account,
    state: async () => stateOf(plan),
    stack,
  };
  const ended = new AbortController();
  const late = sleep(waitsMs, undefined, { signal: ended.signal }).catch(() => undefined);
  const work = Promise.all(checks.map((check) => examineEnvironment(check, subject)));
  try {
    const examined = await Promise.race([work, late]);
    return examined
      ?.filter(({ status, code }) => status === 'problem' && !knownByPlan.includes(code ?? ''))
      .map((result) => asProblem(subject, result));
  } finally {
    ended.abort();
  }
}

/** What a plan does not create, the state has. */
function stateOf(plan: ExaminedPlan): StateContents {
  return {
    isKnown: true,
    has: (type, attribute) => {
      if (attribute?.[0] === 'password_wo_version') return !plan.sendsPassword;
      return !plan.created.some(
        ({ address, resourceType, identity }) =>
          resourceType === type &&
          isNew(address, plan) &&
          (attribute === undefined || identity[attribute[0]] === attribute[1]),
      );
    },
  };
}

/** What is replaced has its name from the state. */
function isNew(address: string, { changes }: ExaminedPlan): boolean {
  return changes.some((change) => change.address === address && change.actions.join() === 'create');
}
