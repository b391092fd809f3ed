import { appendFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDamagedStateFile } from '../../state/local-state.js';
import type { EnvironmentFolder } from '../environment-folder.js';
import type { JournalEntry } from './entries.js';
import { type JournalRun, readRun } from './read-run.js';

/** What earlier runs on an environment left behind. */
export interface PastRuns {
  /** Runs after which the state may lack something, the newest last. */
  readonly unrecovered: readonly JournalRun[];
  /** Runs that ended with errors since the last good one: AWS may have made what the errors were about. */
  readonly doubtful: readonly JournalRun[];
  /** Runs that were killed before they changed anything; a lock may have stayed. */
  readonly harmless: readonly JournalRun[];
  /** Runs that were killed, and whose Terraform finished by itself. */
  readonly finishedAlone: readonly JournalRun[];
  /** Every run of which a journal is left: where the state itself was lost they know what it had. */
  readonly all: readonly JournalRun[];
  /** The last run that ended well, and all after it: what is missing in a state from before it. */
  readonly latest: readonly JournalRun[];
  /** Terraform left a state that it could not write. */
  readonly hasErroredState: boolean;
  /** The local state cannot be read. */
  readonly hasDamagedState: boolean;
}

type Place = Pick<EnvironmentFolder, 'journalFolder' | 'erroredStateFile' | 'stateFile'>;

/** Every run on an environment of which a journal is left, the oldest first. */
export function readRuns({ journalFolder }: Pick<EnvironmentFolder, 'journalFolder'>): readonly JournalRun[] {
  if (!existsSync(journalFolder)) return [];
  return readdirSync(journalFolder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readRun(join(journalFolder, name)) ?? []);
}

/** What the runs before this one left behind. */
export function pastRuns(place: Place, own: { readonly file: string }): PastRuns {
  const others = readRuns(place).filter(({ file }) => file !== own.file);
  const past = others.filter(({ isRecovered }) => !isRecovered);
  const isCut = ({ outcome }: JournalRun) =>
    outcome === undefined || outcome === 'killed' || outcome === 'crashed';
  const isGood = ({ isApplying, outcome }: JournalRun) => isApplying && outcome === 'ok';
  return {
    unrecovered: past.filter(({ needsRecovery }) => needsRecovery),
    // A run that ended well has made all that its plan had.
    doubtful: past.slice(past.findLastIndex(isGood) + 1).filter(({ isDoubtful }) => isDoubtful),
    harmless: past.filter((run) => !run.isApplying && isCut(run)),
    finishedAlone: past.filter((run) => run.isApplying && run.outcome === undefined && run.isFinished),
    all: others,
    latest: others.slice(Math.max(0, others.findLastIndex(isGood))),
    hasErroredState: existsSync(place.erroredStateFile),
    hasDamagedState: isDamagedStateFile(place.stateFile),
  };
}

/** Notes that nothing of a run is left to put right. */
export function settle({ file, eventsFile, isApplying, done }: JournalRun): void {
  if (!isApplying) {
    rmSync(file, { force: true });
    return;
  }
  // What Terraform did without us is known from its own words, which go.
  const entries: readonly JournalEntry[] = [...done, { type: 'recovered', at: new Date().toISOString() }];
  // A line that was cut off ends here.
  appendFileSync(file, `\n${entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')}`);
  rmSync(eventsFile, { force: true });
}

/**
 * Notes that the state which had what these runs made is lost: they have to be recovered, however they ended and whatever was settled.
 */
export function reopen(runs: readonly JournalRun[]): void {
  const entry: JournalEntry = { type: 'state-lost', at: new Date().toISOString() };
  for (const { file, isApplying } of runs)
    if (isApplying) appendFileSync(file, `\n${JSON.stringify(entry)}\n`);
}
