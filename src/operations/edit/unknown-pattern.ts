import { nearestName } from '../../config/names/nearest-name.js';
import { settingPaths } from '../../config/schema/schema-index.js';
import { settingUnknown } from './errors.js';

/**
 * Refuses a pattern that names no setting at all: that is a slip. One whose settings are the same already is none.
 * @param list the command that tells every setting
 * @throws UserError `setting-unknown` with the nearest
 */
export function refuseUnknownPattern(pattern: string, list: string): void {
  const known = settingPaths();
  const name = pattern.endsWith('.*') ? pattern.slice(0, -2) : pattern;
  if (pattern === '*' || known.includes(name) || name.startsWith('tags.')) return;
  throw settingUnknown.error({ setting: pattern, suggestion: nearestName(name, known), list });
}
