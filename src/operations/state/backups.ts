import { join } from 'node:path';
import { writeWholeFile } from '../../files/write-whole-file.js';
import type { EnvironmentFolder } from '../../terraform/folder/environment-folder.js';
import { tryParseState } from '../../terraform/json/state.js';

/** Beginning of the names of copies that belong together: the time, as a file may be named. */
export function backupStamp(): string {
  return new Date().toISOString().replaceAll(/[:.]/g, '-');
}

/** Writes a copy of a state before it is overwritten, for the owner alone; none of a state that is not there. */
export function backUpState(
  { backupFolder }: Pick<EnvironmentFolder, 'backupFolder'>,
  name: string,
  text: string,
): readonly string[] {
  // What cannot be read is copied all the more.
  return tryParseState(text)?.lineage === '' ? [] : [backUpFile({ backupFolder }, name, text)];
}

/** Writes a copy of what may be no state any more, for the owner alone. */
export function backUpFile(
  { backupFolder }: Pick<EnvironmentFolder, 'backupFolder'>,
  name: string,
  text: string,
): string {
  const file = join(backupFolder, name);
  writeWholeFile(file, text, 0o600);
  return file;
}
