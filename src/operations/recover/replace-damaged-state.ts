import { rmSync } from 'node:fs';
import { UserError } from '../../errors/user-error.js';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { type PastRuns, reopen } from '../../terraform/folder/journal/past-runs.js';
import { isCutOff, parseState } from '../../terraform/json/state.js';
import { snapshotOf } from '../../terraform/state/state-snapshot.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { Declined } from '../run/outcome.js';
import { backUpFile, backupStamp } from '../state/backups.js';
import type { Approve } from './questions.js';

/** What stands in the place of a state that could not be read. */
export interface ReplacedState {
  /** Where the copy of the unreadable one is. */
  readonly backups: readonly string[];
}

/**
 * Puts the best state that there is in the place of a local one that cannot be read: the one that Terraform left behind, else the one from
 * before the run, else none. What it lacks is imported afterwards.
 */
export async function replaceDamagedState(
  { folder }: Pick<EnvironmentRun, 'folder'>,
  { past, approve }: { readonly past: Pick<PastRuns, 'all' | 'latest'>; readonly approve: Approve },
): Promise<ReplacedState> {
  const { suffix, stateFile, erroredStateFile } = folder;
  const found = [erroredStateFile, `${stateFile}.backup`].flatMap((file) => {
    const text = textOf(file);
    if (isCutOff(text)) return [];
    const state = snapshotOf(parseState(text, suffix));
    return state.lineage === '' ? [] : [{ file, text, state }];
  })[0];
  const resources = found?.state.addresses.length ?? 0;
  if (!(await approve({ kind: 'replace-state', suffix, file: found?.file, resources }))) throw new Declined();
  // Before the state can be read again: a recovery that ends here has to know the next time what it may lack.
  reopen(found === undefined ? past.all : past.latest);
  const copy = backUpFile(folder, `${backupStamp()}-damaged.tfstate`, textOf(stateFile));
  if (found === undefined) rmSync(stateFile, { force: true });
  else writeWholeFile(stateFile, found.text, 0o600);
  return { backups: [copy] };
}

/** Empty where there is none. */
function textOf(file: string): string {
  try {
    return readLimited(file, fileLimits.document);
  } catch (error) {
    if (error instanceof UserError) throw error;
    return '';
  }
}
