import { parse } from 'yaml';
import { settingPathOf } from '../../config/comparison/setting-path-of.js';
import { isSettingValue, type SettingValue } from '../../config/file/written-value.js';
import { nearestName } from '../../config/names/nearest-name.js';
import { schemaAt, settingPaths } from '../../config/schema/schema-index.js';
import type { SettingPath } from '../../config/schema/setting-path.js';
import { settingUnknown } from './errors.js';

/**
 * The keys of a single setting: a block is none, a tag (`tags.Owner`) is one.
 * @param list the command that tells every setting
 * @throws UserError `setting-unknown` with the nearest
 */
export function singleSetting(setting: string, list: string): SettingPath {
  const path = settingPathOf(setting);
  const known = settingPaths();
  const isBlock = known.some((one) => one.startsWith(`${setting}.`)) || setting === 'tags';
  if (!isBlock && schemaAt(['defaults', ...path]) !== undefined) return path;
  const suggestion = isBlock
    ? known.find((one) => one.startsWith(`${setting}.`))
    : nearestName(setting, known);
  throw settingUnknown.error({ setting, suggestion, list });
}

/** The value that a word of the command line means for a setting: text stays text (`15`), anything else is read as YAML (`true`, `[a, b]`). */
export function settingValue(path: SettingPath, word: string): SettingValue {
  const schema = schemaAt(['defaults', ...path]);
  if (schema?.type === 'string' || schema?.enum?.every((one) => typeof one === 'string')) return word;
  const value: unknown = parseYaml(word);
  return isSettingValue(value) ? value : word;
}

/** What is no YAML is a text: the schema says then what it should be. */
function parseYaml(word: string): unknown {
  try {
    return parse(word, { maxAliasCount: 0 });
  } catch {
    return word;
  }
}
