import { closest, distance } from 'fastest-levenshtein';

/** Nobody misspells so long an id. */
const longestText = 128;

/** The id that a person probably meant, `RDS-1` for `rsd1`; undefined when none is near. */
export function nearestRuleId(text: string, ids: readonly string[]): string | undefined {
  if (text.length > longestText) return undefined;
  const wanted = plain(text);
  if (wanted === '' || ids.length === 0) return undefined;
  const nearest = closest(wanted, ids.map(plain));
  return distance(wanted, nearest) <= 2 ? ids.find((id) => plain(id) === nearest) : undefined;
}

function plain(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
}
