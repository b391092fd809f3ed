import { isDeepStrictEqual } from 'node:util';
import type { Shown } from '../attributes/shown.js';
import type { Change, ChangedAttribute } from '../change.js';
import { type Fate, fates } from './drift.js';
import { essence, isEmpty } from './empty-value.js';

/** What the next deploy does about one attribute that was changed outside. */
export function fateOf({ path, before }: ChangedAttribute, planned: Change | undefined): Fate {
  if (planned === undefined) return 'stays';
  if (planned.kind === 'destroy' || planned.kind === 'create') return 'overwritten';
  const related = planned.attributes.filter((one) => meets(one.path, path));
  if (related.length === 0) return 'stays';
  const same = related.find((one) => one.path === path);
  // A structure that Terraform compares in another depth: it changes there, and more is not known.
  if (same === undefined) return 'overwritten';
  if (same.after.kind === 'unknown') return 'unknown';
  if (before.kind === 'sensitive' || same.after.kind === 'sensitive') return 'restored';
  return isSame(before, same.after) ? 'restored' : 'overwritten';
}

/** Whether two sides say the same, each in its own form. */
function isSame(one: Shown, other: Shown): boolean {
  if (isEmpty(one, { orZero: true }) && isEmpty(other, { orZero: true })) return true;
  const [a, b] = [one, other].map((side) => (side.kind === 'value' ? essence(side.value) : null));
  return isDeepStrictEqual(a, b);
}

/** The one that a person has to know first. */
export function worstFate(all: readonly Fate[]): Fate {
  return fates.findLast((one) => all.includes(one)) ?? 'stays';
}

/** Whether one path lies on the way to the other; the places of blocks may differ on the two sides. */
function meets(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => `${path.replaceAll(/\[\d+\]/g, '')}.`);
  return a !== undefined && b !== undefined && (a.startsWith(b) || b.startsWith(a));
}
