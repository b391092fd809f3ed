import { type Change, isTainted } from '../../changes/change.js';
import type { EnvironmentFolder } from '../../terraform/folder/environment-folder.js';
import { readRuns } from '../../terraform/folder/journal/past-runs.js';
import type { JournalRun } from '../../terraform/folder/journal/read-run.js';
import type { PlanContents } from './plan-contents.js';

/**
 * A plan in which nothing is called lost that never came to be: what a run of ours began to make, did not complete, and Terraform therefore
 * makes anew. No user has stored anything there.
 */
export function sparingNeverCompleted(
  contents: PlanContents,
  folder: Pick<EnvironmentFolder, 'journalFolder'>,
): PlanContents {
  if (!contents.changes.some(isTaintedLoss)) return contents;
  const open = neverCompleted(readRuns(folder));
  const spared = contents.changes
    .filter((change) => isTaintedLoss(change) && open.has(change.address))
    .map(({ address }) => address);
  const changes = contents.changes.map((change) =>
    spared.includes(change.address)
      ? { ...change, losesData: false, gravity: 'replacement' as const }
      : change,
  );
  return { ...contents, changes, spared };
}

/** The same plan as it stands for itself, without what only the journal of this machine knows. */
export function asOnAnyMachine<Plan extends Pick<PlanContents, 'changes'>>(
  plan: Plan,
  { spared = [] }: Pick<PlanContents, 'spared'>,
): Plan {
  const changes = plan.changes.map((change) =>
    spared.includes(change.address) ? { ...change, losesData: true, gravity: 'data-loss' as const } : change,
  );
  return { ...plan, changes };
}

const isTaintedLoss = (change: Change): boolean => change.losesData && isTainted(change);

/** Addresses of which the last word about a creation is that it began, or failed, and no run has gone well since. */
function neverCompleted(runs: readonly JournalRun[]): ReadonlySet<string> {
  const open = new Set<string>();
  for (const { done, isApplying, outcome } of runs) {
    for (const { action, type, address } of done) {
      if (action !== 'create') continue;
      if (type === 'completed') open.delete(address);
      else open.add(address);
    }
    // What was imported or kept meanwhile is in use since.
    if (isApplying && outcome === 'ok') open.clear();
  }
  return open;
}
