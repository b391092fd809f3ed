import type { Element } from '../../model/element.js';
import { fail, notApplicable, pass, type Verdict } from '../verdict.js';
import { referencesAt } from './references-at.js';

/** A write-only value and its version stand together: Terraform sends the value when the version changes, and cannot see that the value did. */
export function mustHaveVersion(value: string, version: string): (element: Element) => Verdict {
  return (element) => {
    const reading = element.get(value);
    const isSet =
      reading.state === 'unknown' ||
      (reading.state === 'known' && reading.value !== '') ||
      referencesAt(element, value).length > 0;
    const hasVersion = element.get(version).state !== 'absent';
    if (!isSet && !hasVersion) return notApplicable;
    if (!isSet) return fail(value, 'It is not set, although its version is.');
    return hasVersion ? pass : fail(version, 'It is not set.');
  };
}
