import { closest, distance } from 'fastest-levenshtein';

/** Nobody misspells so long a name; comparing it would take as long as it is. */
const longestText = 128;

/** The candidate that a person probably meant, or undefined when none is near. */
export function nearestName(text: string, candidates: readonly string[]): string | undefined {
  if (text.length > longestText || candidates.length === 0) return undefined;
  const same = spellingsOf(candidates).get(plain(text));
  if (same !== undefined) return same;
  const swapped = candidates.find((one) => areSwapped(text.toLowerCase(), one.toLowerCase()));
  if (swapped !== undefined) return swapped;
  const nearest = closest(text, candidates);
  const tolerance = Math.max(1, Math.floor(Math.min(text.length, nearest.length) / 3));
  return distance(text.toLowerCase(), nearest.toLowerCase()) <= tolerance ? nearest : undefined;
}

/** `evn` and `env`: two letters beside each other have changed places, which counts as two edits otherwise. */
function areSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((_, index) => one[index] !== other[index]);
  return (
    at !== -1 &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

/** Thousands of names are compared with the same few candidates. */
const known = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** The candidates by their plain spelling, the first of each. */
function spellingsOf(candidates: readonly string[]): ReadonlyMap<string, string> {
  const made = known.get(candidates) ?? new Map(candidates.toReversed().map((one) => [plain(one), one]));
  known.set(candidates, made);
  return made;
}

/** `instance_type`, `Instance-Type` and `instanceType` are one word spelt in three ways. */
function plain(text: string): string {
  return text.replaceAll(/[_\s-]/g, '').toLowerCase();
}
