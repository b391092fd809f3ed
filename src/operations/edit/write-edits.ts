import { realpathSync, statSync } from 'node:fs';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { readSource } from '../../config/file/read-source.js';
import type { SettingEdit } from '../../config/file/setting-edit.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import type { OperationContext } from '../context.js';
import { draftFile } from './draft-file.js';
import { editRefused } from './errors.js';

interface WriteOptions {
  readonly loaded: LoadedEnvironments;
  readonly edits: readonly SettingEdit[];
  /** What an error calls the edits. */
  readonly about: string;
}

/**
 * Writes edits into environments.yaml, all or none: comments, order and quotes stay, and so does a link to the file.
 * @returns the file as it is now
 * @throws UserError `edit-refused`; nothing is written then
 */
export function writeEdits(
  context: OperationContext,
  { loaded, edits, about }: WriteOptions,
): LoadedEnvironments {
  const file = realpathSync(loaded.file);
  const text = readSource(file);
  const draft = draftFile(context, loaded, { text, edits });
  if ('refused' in draft) throw editRefused.error({ setting: about, why: draft.refused }, { file });
  if (draft.text !== text) writeWholeFile(file, draft.text, statSync(file).mode & 0o777);
  return draft.loaded;
}
