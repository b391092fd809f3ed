import type { Element } from '../../model/element.js';
import type { Check } from '../define-rule.js';
import { notApplicable } from '../verdict.js';
import { knownText, readSet } from './read-set.js';

/** A check of target groups whose targets serve something by themselves: not functions, and not other load balancers. */
export function onlyServers(check: Check): Check {
  return (element, context) =>
    ['lambda', 'alb'].includes(knownText(element, 'target_type') ?? '')
      ? notApplicable
      : check(element, context);
}

/** True when a target group speaks HTTP to its targets, as behind an Application Load Balancer. */
export function isHttp(targetGroup: Element): boolean {
  const { state } = readSet(targetGroup, 'protocol');
  return (
    state === 'absent' ||
    ['HTTP', 'HTTPS', undefined].includes(knownText(targetGroup, 'protocol')?.toUpperCase())
  );
}
