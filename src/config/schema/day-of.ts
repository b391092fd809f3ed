/** The day of a moment in UTC, `2026-11-24`. Days compare as text. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
