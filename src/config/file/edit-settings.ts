import { isDeepStrictEqual } from 'node:util';
import { plainInvocation } from '../../errors/invocation.js';
import { UserError } from '../../errors/user-error.js';
import { isBlock } from '../schema/setting-path.js';
import { nextChange } from './next-change.js';
import type { SettingEdit } from './setting-edit.js';
import { parseSource, type SourceDocument } from './source-document.js';
import { applyChange } from './text-change.js';
import type { SettingValue } from './written-value.js';

/** The text after the edits, or why it stayed as it was, as the end of a sentence. */
export type EditedText = { readonly text: string } | { readonly refused: string };

/**
 * Sets and takes out settings in the text of environments.yaml and changes nothing else: comments, order, spaces, quotes and line ends stay.
 * Blocks and environments that are missing on the way are added, in the style of the block that they go into. All edits are made or none.
 */
export function editSettings(text: string, edits: readonly SettingEdit[]): EditedText {
  let edited: ReadText = { text, read: readSound(text) };
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
  readonly read: SourceDocument | undefined;
}

/** One change at a time, because every change moves what stands behind it; at the end the file says exactly what was wanted. */
function editSetting(before: ReadText, edit: SettingEdit): ReadText | { readonly refused: string } {
  if (before.read === undefined) return { refused: 'the file has other problems' };
  const { path, value } = edit;
  const said = before.read.value;
  const wanted = value === undefined ? withoutSetting(said, path) : withSetting(said, path, value);
  const seen = new Set<string>();
  let { text }: ReadText = before;
  let read: SourceDocument | undefined = before.read;
  while (!isDeepStrictEqual(read?.value, wanted)) {
    // A change after which the file says what it said before would be made again and again.
    const data = JSON.stringify(read?.value);
    if (read === undefined || seen.has(data))
      return {
        refused: 'more than this setting would change, as when an anchor (`&…`) carries it elsewhere',
      };
    seen.add(data);
    const change = nextChange({ text, tree: read.tree, data: read.value }, edit);
    if (typeof change === 'string') return { refused: change };
    text = applyChange(text, change);
    read = readSound(text);
  }
  return { text, read };
}

/** Undefined where the text is unsound. */
function readSound(text: string): SourceDocument | undefined {
  try {
    const source = parseSource(text, '', plainInvocation, { keepTokens: true });
    return source.problems.length === 0 ? source : undefined;
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
