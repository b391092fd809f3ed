import { readFileSync, rmSync } from 'node:fs';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { readState } from '../../terraform/state-snapshot.js';
import { backupStamp, keepCopy } from '../keep-state.js';
import type { EnvironmentRun } from '../terraform-session.js';
import { type Approve, Declined } from './questions.js';

/**
 * Puts the best state that there is in the place of a local one that cannot be read: the one that Terraform left behind, else the one from
 * before the run, else none. What it lacks is imported afterwards.
 * @returns where the copy of the unreadable one is
 */
export async function replaceDamagedState(
  { workspace }: Pick<EnvironmentRun, 'workspace'>,
  approve: Approve,
): Promise<readonly string[]> {
  const { suffix, stateFile, erroredStateFile } = workspace;
  const found = [erroredStateFile, `${stateFile}.backup`].flatMap((file) => {
    const text = textOf(file);
    const state = text === undefined ? undefined : readState(text);
    return text === undefined || state === undefined || state.lineage === '' ? [] : [{ file, text, state }];
  })[0];
  const resources = found?.state.addresses.length ?? 0;
  if (!(await approve({ kind: 'replace-state', suffix, file: found?.file, resources }))) throw new Declined();
  const copy = keepCopy(workspace, `${backupStamp()}-damaged.tfstate`, textOf(stateFile) ?? '');
  if (found === undefined) rmSync(stateFile, { force: true });
  else writeWholeFile(stateFile, found.text, 0o600);
  return [copy];
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
