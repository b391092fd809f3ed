import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../../errors/user-error.js';
import { isBlock } from '../schema/setting-path.js';
import { nextChange } from './next-change.js';
import type { SettingEdit } from './setting-edit.js';
import { parseSource } from './source-document.js';
import { applyChange } from './text-change.js';
import type { SettingValue } from './written-value.js';

/** The text after the edits, or why it stayed as it was, as the end of a sentence. */
export type EditedText = { readonly text: string } | { readonly refused: string };

/**
 * Sets and takes out settings in the text of environments.yaml and changes nothing else: comments, order, spaces, quotes and line ends stay.
 * Blocks and environments that are missing on the way are added, in the style of the block that they go into. All edits are made or none.
 */
export function editSettings(text: string, edits: readonly SettingEdit[]): EditedText {
  let edited: ReadText = { text, data: readData(text) };
  for (const edit of edits) {
    const result = editSetting(edited, edit);
    if ('refused' in result) return result;
    edited = result;
  }
  return { text: edited.text };
}

/** A text of the file and what it says: a large one takes long to be parsed. */
interface ReadText {
  readonly text: string;
  /** Undefined where the text is unsound. */
  readonly data: unknown;
}

/** One change at a time, because every change moves what stands behind it; at the end the file says exactly what was wanted. */
function editSetting(before: ReadText, edit: SettingEdit): ReadText | { readonly refused: string } {
  if (before.data === undefined) return { refused: 'the file has other problems' };
  const { path, value } = edit;
  const wanted =
    value === undefined ? withoutSetting(before.data, path) : withSetting(before.data, path, value);
  const seen = new Set<string>();
  let text = before.text;
  let data: unknown = before.data;
  while (!isDeepStrictEqual(data, wanted)) {
    // A change after which the file says what it said before would be made again and again.
    const said = JSON.stringify(data);
    if (data === undefined || seen.has(said))
      return {
        refused: 'more than this setting would change, as when an anchor (`&…`) carries it elsewhere',
      };
    seen.add(said);
    const change = nextChange(text, data, edit);
    if (typeof change === 'string') return { refused: change };
    text = applyChange(text, change);
    data = readData(text);
  }
  return { text, data };
}

/** What the file says; undefined where it is unsound. */
function readData(text: string): unknown {
  try {
    const { value, problems } = parseSource(text, '');
    return problems.length === 0 ? value : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function withSetting(data: unknown, [key, ...rest]: readonly string[], value: SettingValue): unknown {
  if (key === undefined) return value;
  const block = isBlock(data) ? data : {};
  return { ...block, [key]: withSetting(block[key], rest, value) };
}

function withoutSetting(data: unknown, [key, ...rest]: readonly string[]): unknown {
  if (!isBlock(data) || key === undefined || !Object.hasOwn(data, key)) return data;
  const { [key]: value, ...others } = data;
  if (rest.length === 0) return others;
  const left = withoutSetting(value, rest);
  const isGone = isBlock(left) && Object.keys(left).length === 0 && left !== value;
  return isGone ? others : { ...data, [key]: left };
}
