import { closest, distance } from 'fastest-levenshtein';

/** The candidate that a person probably meant, or undefined when none is near. */
export function nearestName(text: string, candidates: readonly string[]): string | undefined {
  const same = candidates.find((candidate) => plain(candidate) === plain(text));
  if (same !== undefined || candidates.length === 0) return same;
  const nearest = closest(text, candidates);
  const tolerance = Math.max(1, Math.floor(Math.min(text.length, nearest.length) / 3));
  return distance(text.toLowerCase(), nearest.toLowerCase()) <= tolerance ? nearest : undefined;
}

/** `instance_type`, `Instance-Type` and `instanceType` are one word spelt in three ways. */
function plain(text: string): string {
  return text.replaceAll(/[_\s-]/g, '').toLowerCase();
}
