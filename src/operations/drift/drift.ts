import { classOf } from '../../changes/drift/class-of.js';
import { type ClassifiedDrift, driftClasses } from '../../changes/drift/drift.js';
import { liveResources } from '../../changes/drift/live-resources.js';
import { notCheckedIn } from '../../changes/drift/not-checked.js';
import { readDrift } from '../../changes/drift/read-drift.js';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { runAtWork } from '../../terraform/folder/busy.js';
import { parsePlan } from '../../terraform/json/plan.js';
import { describeLock } from '../../terraform/state/state-lock.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { forEach } from '../run/for-each.js';
import type { EnvironmentOutcome } from '../run/outcome.js';
import { parallelPlans } from '../run/parallelism.js';
import { withEnvironments } from '../run/with-environments.js';
import { hasEmptyState } from '../state/state-access.js';
import { readSharedLock } from '../state/state-locks.js';
import { today } from '../today.js';
import type { EnvironmentDrift } from './environment-drift.js';
import { failingRules } from './failing-rules.js';
import { lookLive } from './look-live.js';

/**
 * Compares environments with what Terraform has deployed, without a lock and without writing anything: on copies, while others may be at work.
 * @returns the outcome of each environment; drift is a result, no failure
 */
export async function drift(
  context: OperationContext,
  options: RunOptions,
): Promise<readonly EnvironmentOutcome<EnvironmentDrift>[]> {
  const { failFast } = options;
  return withEnvironments(context, { ...options, command: 'drift', isIsolated: true }, (runs) =>
    forEach(runs, { context, parallel: parallelPlans(options), failFast }, (run) => driftOf(context, run)),
  );
}

async function driftOf(context: OperationContext, run: EnvironmentRun): Promise<EnvironmentDrift> {
  const { environment, folder } = run;
  const { suffix } = folder;
  const about = { suffix, region: environment.aws.region };
  const nothing = { ...about, isDeployed: false, resources: [], folded: [], notChecked: [] };
  if (await hasEmptyState(run)) return nothing;
  await tellRunningChange(context, run);
  const text = await lookLive(context, run);
  const plan = parsePlan(text, suffix);
  if (liveResources(plan).length === 0 && plan.resource_drift.length === 0) return nothing;
  const stack: Json = await run.stacks.jsonOf(environment);
  const { resources, folded } = readDrift(plan, stack);
  const looked = { text, environment, stack: readStack(stack), today: today(context) };
  const rules = failingRules(looked, resources);
  const classified = resources.map(({ as: _, ...one }, index): ClassifiedDrift => {
    const own = rules[index] ?? [];
    return { ...one, rules: own, class: classOf(one, own) };
  });
  const rank = (one: ClassifiedDrift) => driftClasses.indexOf(one.class);
  return {
    ...about,
    isDeployed: true,
    resources: classified.sort((one, other) => rank(one) - rank(other)),
    folded,
    notChecked: notCheckedIn(plan, stack),
  };
}

/** What a run is changing at this moment would look like drift. */
async function tellRunningChange({ emit }: OperationContext, run: EnvironmentRun): Promise<void> {
  const lock = await readSharedLock(run);
  const here = await runAtWork(run.folder);
  if (lock === undefined && (here === undefined || here.command === 'plan')) return;
  const who =
    lock === undefined
      ? `\`multienv ${here?.command}\` (process ${here?.pid}) is at work here`
      : `A run holds the lock of the state: ${describeLock(lock)}`;
  const message = `${who}. What it changes may be told as drift.`;
  emit({ type: 'notice', environment: run.folder.suffix, message });
}
