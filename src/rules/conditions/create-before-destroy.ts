import { notApplicable } from '../verdict.js';
import type { Condition } from './attribute.js';
import { mustEqual } from './attribute.js';

/** What a plan has of every resource, and nobody writes into a stack. */
const computed = ['id', 'arn', 'tags_all'];

/** A replacement is made before the old one goes. Judged in stacks only: a plan does not show `lifecycle`. */
export const mustCreateBeforeDestroy: Condition = (block) => {
  const isPlan = computed.some((name) => Object.hasOwn(block.values, name));
  return isPlan ? notApplicable : mustEqual('lifecycle.create_before_destroy', true)(block);
};
