import type { Check } from '../define-rule.js';
import { notApplicable } from '../verdict.js';
import { mustEqual } from './attribute.js';

/** A replacement is made before the old one goes. Judged in stacks only: a plan does not show `lifecycle`. */
export const mustCreateBeforeDestroy: Check = (element, { model }) =>
  model.source === 'plan' ? notApplicable : mustEqual('lifecycle.create_before_destroy', true)(element);
