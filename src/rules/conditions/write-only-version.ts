import type { Element } from '../../model/element.js';
import { fail, notApplicable, pass, type Verdict } from '../verdict.js';
import { referencesAt } from './references-at.js';

/** A write-only value has its version beside it: Terraform sends the value when the version changes, and cannot see that the value did. */
export function mustHaveVersion(value: string, version: string): (element: Element) => Verdict {
  return (element) => {
    const isSet = element.get(value).state !== 'absent' || referencesAt(element, value).length > 0;
    if (!isSet) return notApplicable;
    return element.get(version).state === 'absent' ? fail(version, 'It is not set.') : pass;
  };
}
