/** Sorts control ids as a person would: 2.10 after 2.9, `RDS.10` after `RDS.9`. */
export function byControlId(a: string, b: string): number {
  return collator.compare(a, b);
}

const collator = new Intl.Collator('en', { numeric: true });
