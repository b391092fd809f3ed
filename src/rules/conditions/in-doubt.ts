import { unsure, type Verdict } from '../verdict.js';

/** Verdicts of a check that may not be about this element at all: what would be wrong is not known to be. */
export function inDoubt(verdicts: Verdict | readonly Verdict[]): readonly Verdict[] {
  return [verdicts]
    .flat()
    .map((one) => (one.outcome === 'fail' ? { ...one, ...unsure(one.attribute ?? '', one.message) } : one));
}
