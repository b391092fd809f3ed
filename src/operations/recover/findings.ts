import { type PastRuns, pastRuns } from '../../terraform/folder/journal/past-runs.js';
import type { StateLock } from '../../terraform/state/state-lock.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { blockOfState } from '../state/release-lock.js';
import { readLock } from '../state/state-locks.js';
import { candidatesOf } from './candidates.js';
import { tellOfStates, tellStory } from './story.js';

/** What `recover` has found before it does anything. */
export interface RecoveryFindings {
  readonly suffix: string;
  /** What had happened, one text for each run that was cut. */
  readonly stories: readonly string[];
  /** A Terraform that outlived its run. */
  readonly orphan: { readonly pid: number; readonly command: string } | null;
  /** The lock on the state; null where there is none, or where it cannot be read. */
  readonly lock: StateLock | null;
  readonly hasErroredState: boolean;
  readonly hasDamagedState: boolean;
  /** Addresses of what the cut runs may have made: looked for in AWS. */
  readonly candidates: readonly string[];
}

/** Looks at what cut runs left behind, and changes nothing; undefined where there is nothing to recover. */
export async function findingsOf(run: EnvironmentRun): Promise<RecoveryFindings | undefined> {
  const { folder, journal, orphan } = run;
  const past = pastRuns(folder, journal);
  const stories = storiesOf(past);
  if (stories.length === 0 && orphan?.child === undefined) return undefined;
  const { hasErroredState, hasDamagedState } = past;
  const runs = hasDamagedState ? past.all : [...past.doubtful, ...past.unrecovered];
  return {
    suffix: folder.suffix,
    stories,
    orphan: orphan?.child === undefined ? null : { pid: orphan.child.pid, command: orphan.command },
    lock: await lockOn(run),
    hasErroredState,
    hasDamagedState,
    candidates: candidatesOf(runs).map(({ address }) => address),
  };
}

/** The lock on a local file ends with its holder. Who cannot read it is told so by the step that needs it. */
async function lockOn(run: EnvironmentRun): Promise<StateLock | null> {
  const block = blockOfState(run);
  if (block.type === 'local') return null;
  return (await readLock(run, block).catch(() => undefined)) ?? null;
}

/** What happened in the runs that were cut, and to the states, in whole sentences. */
export function storiesOf(past: PastRuns): readonly string[] {
  const cut = [...past.doubtful, ...past.unrecovered, ...past.harmless, ...past.finishedAlone];
  return [...cut.map(tellStory), ...tellOfStates(past)];
}
