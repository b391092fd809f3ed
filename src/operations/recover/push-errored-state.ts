import { rmSync } from 'node:fs';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { type PastRuns, reopen } from '../../terraform/folder/journal/past-runs.js';
import { isCutOff, parseState } from '../../terraform/json/state.js';
import { emptiedState } from '../../terraform/state/emptied-state.js';
import { type StateSnapshot, snapshotOf } from '../../terraform/state/state-snapshot.js';
import { erroredStateUnusable } from '../errors.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { Declined } from '../run/outcome.js';
import { backUpFile, backUpState, backupStamp } from '../state/backups.js';
import { blockOfState } from '../state/release-lock.js';
import { withStateErrors } from '../state/state-access.js';
import { withStore } from '../state/with-store.js';
import type { Approve } from './questions.js';

/** What became of a state that Terraform had left behind. */
export interface PushedState {
  /** Where the copies are. */
  readonly backups: readonly string[];
}

/**
 * Puts the state that Terraform could not write, and left behind, into the backend. Both are copied first.
 * @throws UserError `errored-state-unusable`, `state-unreadable`
 */
export async function pushErroredState(
  run: EnvironmentRun,
  { past, approve }: { readonly past: Pick<PastRuns, 'latest'>; readonly approve: Approve },
): Promise<PushedState> {
  const { folder, invocation } = run;
  const { suffix, erroredStateFile: file } = folder;
  const unusable = (reason: string) => erroredStateUnusable.error({ suffix, file, reason, invocation });
  const text = readLimited(file, fileLimits.document);
  // A full disk leaves a part of it, or nothing.
  if (text.trim() === '' || isCutOff(text)) {
    // What it knew has to be found otherwise, also by a later recovery where this one ends early.
    reopen(past.latest);
    const copy = backUpFile(folder, `${backupStamp()}-errored-damaged.tfstate`, text);
    rmSync(file);
    return { backups: [copy] };
  }
  const document = parseState(text, suffix);
  const errored = snapshotOf(document);
  const block = blockOfState(run);
  const backups = await withStateErrors(run, () =>
    withStore(run, block, async (store) => {
      const found = await store.pull();
      const current = snapshotOf(parseState(found, suffix));
      const stamp = backupStamp();
      const copies = [
        ...backUpState(folder, `${stamp}-errored.tfstate`, text),
        ...backUpState(folder, `${stamp}-${block.type}-before.tfstate`, found),
      ];
      if (isTheSame(errored, current)) return copies;
      const obstacle = obstacleTo(errored, current);
      if (obstacle !== undefined) throw unusable(obstacle);
      const { serial, addresses } = errored;
      if (!(await approve({ kind: 'push-state', suffix, resources: addresses.length, serial })))
        throw new Declined();
      // Where there is no state at all, some backends (s3) begin a lineage of their own; over an empty state they keep ours.
      if (current.lineage === '') await store.push(emptiedState(document));
      await store.push(serial > current.serial ? text : withSerial(text, current.serial + 1));
      return copies;
    }),
  );
  rmSync(file, { force: true });
  return { backups };
}

function isTheSame(errored: StateSnapshot, current: StateSnapshot): boolean {
  return errored.lineage !== '' && current.lineage === errored.lineage && current.digest === errored.digest;
}

/** A serial that is the same was given twice: once to what stands there, and once to what could not be written. */
function obstacleTo(errored: StateSnapshot, current: StateSnapshot): string | undefined {
  if (errored.lineage === '') return 'it holds no state';
  if (current.lineage === '') return undefined;
  if (current.lineage !== errored.lineage)
    return `its lineage is ${errored.lineage}, that of the state there ${current.lineage}`;
  if (current.serial > errored.serial)
    return `its serial is ${errored.serial}, and the state there is at ${current.serial} already`;
  return undefined;
}

function withSerial(text: string, serial: number): string {
  const state: object = JSON.parse(text);
  return JSON.stringify({ ...state, serial });
}
