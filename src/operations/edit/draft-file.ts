import { isDeepStrictEqual } from 'node:util';
import { editSettings } from '../../config/file/edit-settings.js';
import { type LoadedEnvironments, loadEnvironments } from '../../config/file/load.js';
import type { SettingEdit } from '../../config/file/setting-edit.js';
import { UserError } from '../../errors/user-error.js';
import type { OperationContext } from '../context.js';
import { today } from '../today.js';

/** What the file would be after edits, or why it can't be, in whole sentences. */
export type FileDraft =
  | { readonly text: string; readonly loaded: LoadedEnvironments }
  | { readonly refused: string };

/** Edits the text of environments.yaml and judges the outcome; writes nothing. A text that is broken, or that reaches further beyond the file than today's, is refused. */
export function draftFile(
  context: OperationContext,
  loaded: LoadedEnvironments,
  { text, edits }: { readonly text: string; readonly edits: readonly SettingEdit[] },
): FileDraft {
  const result = editSettings(text, edits);
  if ('refused' in result) return { refused: `${result.refused}.` };
  try {
    const next = loadEnvironments(loaded.file, { text: result.text, today: today(context) });
    if (!isDeepStrictEqual(next.reaching, loaded.reaching))
      return { refused: 'It would reach beyond the file.' };
    return { text: result.text, loaded: next };
  } catch (error) {
    if (error instanceof UserError)
      return { refused: error.problems.map(({ message }) => message).join(' ') };
    throw error;
  }
}
