import { fail, pass, unsure, type Verdict } from '../verdict.js';

/** Whether something is so: `maybe` hangs on a value that is known only after apply. */
export type Certainty = 'yes' | 'maybe' | 'no';

/** All of it is so. */
export function all(...parts: readonly Certainty[]): Certainty {
  if (parts.includes('no')) return 'no';
  return parts.includes('maybe') ? 'maybe' : 'yes';
}

/** Some of it is so. */
export function some(...parts: readonly Certainty[]): Certainty {
  if (parts.includes('yes')) return 'yes';
  return parts.includes('maybe') ? 'maybe' : 'no';
}

/** The opposite of it is so. */
export function not(part: Certainty): Certainty {
  if (part === 'maybe') return 'maybe';
  return part === 'yes' ? 'no' : 'yes';
}

export function certain(value: boolean): Certainty {
  return value ? 'yes' : 'no';
}

/** A fault that is certain fails, one that may be is unknown. */
export function unlessFault(fault: Certainty, attribute: string, message?: string): Verdict {
  if (fault === 'no') return pass;
  return fault === 'yes' ? fail(attribute, message) : unsure(attribute, message);
}
