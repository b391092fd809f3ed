import type { Check } from '../define-rule.js';
import { notApplicable } from '../verdict.js';

/** The check does not concern elements that have one of these attributes set: a replica has its source's backups. */
export function unlessSet(paths: readonly string[], check: Check): Check {
  return (element, context) => {
    const set = paths.some((path) => {
      const reading = element.get(path);
      return reading.state === 'unknown' || (reading.state === 'known' && reading.value !== '');
    });
    return set ? notApplicable : check(element, context);
  };
}
