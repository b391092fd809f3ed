import { findResource } from '../../resources/find-resource.js';
import { removePlan } from '../../terraform/folder/environment-folder.js';
import { type PastRuns, pastRuns, settle } from '../../terraform/folder/journal/past-runs.js';
import type { JournalRun } from '../../terraform/folder/journal/read-run.js';
import { parseState } from '../../terraform/json/state.js';
import { hasTainted, idsOfState } from '../../terraform/json/state-resources.js';
import { pullState } from '../../terraform/state/pull-state.js';
import type { StateLock } from '../../terraform/state/state-lock.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentPlan } from '../deploy/environment-plan.js';
import { planRun } from '../deploy/plan.js';
import { checkWhereItLives } from '../deploy/state-guards/check-where-it-lives.js';
import { answerOf } from '../run/ask.js';
import { keepingSpace } from '../run/disk-space.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { forEach } from '../run/for-each.js';
import { Declined, type EnvironmentOutcome } from '../run/outcome.js';
import { prepare } from '../run/prepare.js';
import { stage } from '../run/stage.js';
import { withEnvironments } from '../run/with-environments.js';
import { withStateErrors } from '../state/state-access.js';
import { readSharedLock } from '../state/state-locks.js';
import { type Candidate, candidatesOf, namesOf } from './candidates.js';
import { compareWithAws, type Fate } from './compare-with-aws.js';
import { endOrphan } from './end-orphan.js';
import { findingsOf, type RecoveryFindings, storiesOf } from './findings.js';
import { freeLock } from './free-lock.js';
import { importMissing } from './import-missing.js';
import type { MissingResource } from './missing-resource.js';
import { pushErroredState } from './push-errored-state.js';
import type { Approve } from './questions.js';
import { refresh } from './refresh.js';
import { replaceDamagedState } from './replace-damaged-state.js';
import { untaint } from './untaint.js';

/** What `recover` has done for one environment. */
export interface RecoveredEnvironment {
  readonly suffix: string;
  /** What had happened, one text for each run that was cut; empty when there was nothing to recover. */
  readonly stories: readonly string[];
  /** The Terraform that had outlived its run. */
  readonly endedProcess: number | null;
  /** The lock that was removed. */
  readonly lock: StateLock | null;
  /** Copies of the states before the one that Terraform had left behind was put into the backend. */
  readonly backups: readonly string[];
  /** What the cut runs had made or were making, and what became of it. */
  readonly resources: readonly Fate[];
  /** What remains to be done; null when there was nothing to recover. */
  readonly plan: EnvironmentPlan | null;
  /** Where there was nothing to recover: the lock that a run from elsewhere holds on the state. */
  readonly heldLock: StateLock | null;
}

export interface RecoverOptions extends RunOptions {
  /** Told what was found in an environment before the first question about it. What it throws keeps everything as it is. */
  readonly show?: (findings: RecoveryFindings) => void;
  readonly approve: Approve;
}

/**
 * Puts environments right after a run that was killed or crashed: ends what still works, takes its lock away, writes the state that could
 * not be written, imports what the state does not know, and plans what remains. It may be interrupted and run again: what was done until
 * then stays, also where a question was declined.
 * @returns the outcome of each environment: it has failed with `state-locked`, `errored-state-unusable`, `import-failed`, `aws-…`
 */
export async function recover(
  context: OperationContext,
  options: RecoverOptions,
): Promise<readonly EnvironmentOutcome<RecoveredEnvironment>[]> {
  // One after the other: each has questions.
  const oneByOne = { context, parallel: 1, failFast: options.failFast };
  return withEnvironments(context, { ...options, command: 'recover' }, (runs) =>
    forEach(runs, oneByOne, (run) =>
      keepingSpace(context, run, async () => {
        const findings = await findingsOf(run);
        if (findings !== undefined) options.show?.(findings);
        const asked = { about: run.folder.suffix };
        return recoverOne(context, run, (question) =>
          answerOf(context, asked, () => options.approve(question)),
        );
      }),
    ),
  );
}

async function recoverOne(
  context: OperationContext,
  run: EnvironmentRun,
  approve: Approve,
): Promise<RecoveredEnvironment> {
  const { folder, journal } = run;
  const { suffix } = folder;
  const endedProcess = await endOrphan(context, run, { approve });
  const past = pastRuns(folder, journal);
  const stories = storiesOf(past);
  if (stories.length === 0 && endedProcess === null) {
    const heldLock = (await readSharedLock(run)) ?? null;
    return { suffix, stories, endedProcess, lock: null, backups: [], resources: [], plan: null, heldLock };
  }
  const dead = [...past.doubtful, ...past.unrecovered, ...past.harmless, ...past.finishedAlone];
  const lock = await freeLock(run, { dead, approve });
  const replaced = past.hasDamagedState ? await replaceDamagedState(run, { past, approve }) : undefined;
  const pushed = past.hasErroredState ? await pushErroredState(run, { past, approve }) : undefined;
  const backups = [...(replaced?.backups ?? []), ...(pushed?.backups ?? [])];
  const open = openRuns(pastRuns(folder, journal));
  const resources = await importAll(context, run, { runs: open, approve });
  // What remains of a destroy is to be destroyed.
  const destroy = past.unrecovered.at(-1)?.run.command === 'destroy';
  let planned = await planRun(context, run, { destroy });
  const { halfMade } = planned.contents;
  if (halfMade.length > 0) {
    await untaint(context, run, halfMade);
    planned = await planRun(context, run, { destroy });
  }
  removePlan(folder);
  // Only now: had anything failed before, the next recovery would have to know of these runs.
  for (const one of new Map([...dead, ...open].map((each) => [each.file, each])).values()) settle(one);
  return { suffix, stories, endedProcess, lock, backups, resources, plan: planned.plan, heldLock: null };
}

/** The runs of which the state may lack what they made, the oldest first; those too that a lost state has opened again. */
function openRuns({ all, doubtful, unrecovered }: PastRuns): readonly JournalRun[] {
  const files = new Set([...doubtful, ...unrecovered].map(({ file }) => file));
  return all.filter(({ file }) => files.has(file));
}

async function importAll(
  context: OperationContext,
  run: EnvironmentRun,
  { runs, approve }: { readonly runs: readonly JournalRun[]; readonly approve: Approve },
): Promise<readonly Fate[]> {
  const candidates = candidatesOf(runs);
  if (candidates.length === 0) return [];
  const { suffix } = run.target;
  // Where nothing of it is, everything would look as if it were missing.
  await checkWhereItLives(context, run);
  const state = await withStateErrors(run, async () => {
    await prepare(run);
    return parseState(await pullState(run.target), suffix);
  });
  const stateIds = idsOfState(state);
  const fates = await compareWithAws(candidates, { target: run, stateIds });
  const missing = fates.filter((one) => one.kind === 'import');
  if (missing.length === 0) return fates;
  if (!(await approve({ kind: 'import', suffix, fates: missing }))) throw new Declined();
  const isBusy = ({ address, resourceType }: MissingResource) =>
    isStillBusy(
      candidates.find((one) => one.address === address),
      { resourceType, stateIds, target: run },
    );
  const done = await stage(context, { stage: 'import', environment: suffix }, async () => {
    if (hasTainted(state)) await refresh(run);
    return importMissing(context, run, { missing, isBusy, known: new Set(stateIds.keys()) });
  });
  const imported = new Set(done.map(({ address }) => address));
  return fates.map((one) =>
    one.kind !== 'import' || imported.has(one.address)
      ? one
      : {
          ...one,
          kind: 'made-again',
          reason: 'Terraform could not import it, and AWS takes the same settings twice',
        },
  );
}

async function isStillBusy(
  candidate: Candidate | undefined,
  {
    resourceType,
    stateIds,
    target,
  }: {
    readonly resourceType: string;
    readonly stateIds: ReadonlyMap<string, string>;
    readonly target: Parameters<typeof findResource>[0];
  },
): Promise<boolean> {
  const names = candidate === undefined ? undefined : namesOf(candidate.identity, stateIds);
  if (names === undefined) return false;
  return (await findResource(target, { resourceType, names }))?.isBusy ?? false;
}
