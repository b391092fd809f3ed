import type { Target } from '../../aws/target.js';
import type { PlanChanges } from '../../changes/plan-changes.js';
import { UserError } from '../../errors/user-error.js';
import { environmentUnrecovered } from '../../terraform/errors.js';
import { pastRuns } from '../../terraform/folder/journal/past-runs.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { type Candidate, candidatesOf } from './candidates.js';
import { compareWithAws, type Fate } from './compare-with-aws.js';
import { tellStory } from './story.js';

type PlannedPart = Pick<PlanChanges, 'created' | 'changes' | 'halfMade'> & { readonly destroy: boolean };

/**
 * Recognises what AWS made although Terraform was told otherwise, because an answer was lost: a deploy would make it a second time and
 * fail at its name, a destroy would leave it behind. AWS is asked only after a run in which a creation failed.
 * @throws UserError `environment-unrecovered`
 */
export async function checkMadeDespiteError(
  run: Target & Pick<EnvironmentRun, 'folder' | 'journal' | 'command'>,
  plan: PlannedPart,
): Promise<void> {
  const { folder, journal, invocation, command } = run;
  // It has looked already, and is about to put right what is half made.
  if (command === 'recover') return;
  const { doubtful } = pastRuns(folder, journal);
  if (doubtful.length === 0) return;
  const { suffix } = folder;
  const stories = doubtful.map(tellStory).join(' ');
  if (plan.halfMade.length > 0) {
    const story = `${stories} It left half made: ${plan.halfMade.join(', ')}.`;
    throw environmentUnrecovered.error({ suffix, invocation, story });
  }
  const open = candidatesOf(doubtful).filter(
    ({ progress }) => progress === 'started' || progress === 'errored',
  );
  const missing = missingOf(open, plan);
  if (missing.length === 0) return;
  const made = (await lookFor(missing, run)).filter(({ kind }) => kind === 'import');
  if (made.length === 0) return;
  const addresses = made.map(({ address }) => address).join(', ');
  const story = `${stories} AWS nevertheless has: ${addresses}.`;
  throw environmentUnrecovered.error({ suffix, invocation, story });
}

/** Those that the state does not know, by names that are known by now. A destroy plans everything that it knows. */
function missingOf(
  open: readonly Candidate[],
  { created, changes, destroy }: PlannedPart,
): readonly Candidate[] {
  const inState = changes.filter(({ actions }) => actions.join() !== 'create').map(({ address }) => address);
  const identities = new Map(created.map(({ address, identity }) => [address, identity]));
  return open.flatMap((one) => {
    const identity = destroy ? one.identity : identities.get(one.address);
    return identity === undefined || inState.includes(one.address) ? [] : [{ ...one, identity }];
  });
}

/** Nothing when we may not ask, or nobody answers: then Terraform has the word. */
async function lookFor(
  missing: readonly Candidate[],
  target: Parameters<typeof compareWithAws>[1]['target'],
): Promise<readonly Fate[]> {
  try {
    return await compareWithAws(missing, { target, stateIds: new Map() });
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
