import { keptInState } from '../../resources/terraform.js';
import type { Change, ChangedAttribute } from '../change.js';
import type { Shown } from './shown.js';

/**
 * The attributes of a change that tell its reader something: not AWS's own answers to another change, not the tags that the provider adds
 * up, and of what is made anew not what it has no value for.
 */
export function shownAttributes({
  kind,
  gravity: worst,
  attributes,
}: Pick<Change, 'kind' | 'gravity' | 'attributes'>): readonly ChangedAttribute[] {
  return attributes.filter((one) => {
    const { path, after, gravity, forcesReplacement, effect } = one;
    if (path.startsWith('tags_all') || (effect === keptInState && !forcesReplacement)) return false;
    if (repeatsKey(one)) return false;
    if (forcesReplacement) return true;
    if (after.kind === 'unknown' && (gravity === 'none' || kind === 'replace')) return false;
    const isQuiet = kind === 'replace' || gravity === 'none' || worst !== 'unknown';
    return !(isQuiet && isOnlyEmpty(one));
  });
}

/** Of a block that comes or goes: what its label says already, and a switch that every tag of a group has. */
function repeatsKey({ path, label = path, before, after }: ChangedAttribute): boolean {
  const isWhole = before.kind === 'absent' || after.kind === 'absent';
  return (
    isWhole && label !== path && /\.(?:key|name|device_name|resource_type|propagate_at_launch)$/.test(path)
  );
}

/** Whether both sides are nothing, said in two ways. */
function isOnlyEmpty({ before, after }: Pick<ChangedAttribute, 'before' | 'after'>): boolean {
  return isEmpty(before) && isEmpty(after);
}

/** For the provider nothing is the same as an empty text, no items, and a switch that is off. */
function isEmpty(side: Shown): boolean {
  if (side.kind === 'absent') return true;
  if (side.kind !== 'value') return false;
  const { value } = side;
  return value === '' || value === false || (Array.isArray(value) && value.length === 0);
}
