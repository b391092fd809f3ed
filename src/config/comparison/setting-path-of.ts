import { settingPaths } from '../schema/schema-index.js';
import type { SettingPath } from '../schema/setting-path.js';

let blocks: readonly string[] | undefined;

/** The keys behind the dotted name of a setting in the provenance: the key of a tag may have dots itself. */
export function settingPathOf(name: string): SettingPath {
  blocks ??= settingPaths().toSorted((a, b) => b.length - a.length);
  const known = blocks.find((path) => path === name || name.startsWith(`${path}.`));
  if (known === undefined || known === name) return name.split('.');
  return [...known.split('.'), name.slice(known.length + 1)];
}
