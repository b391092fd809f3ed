import type { Element } from '../../../model/element.js';
import { type Certainty, certain } from '../../conditions/certainty.js';
import { inDoubt } from '../../conditions/in-doubt.js';
import { knownText, readSet } from '../../conditions/read-set.js';
import type { Check } from '../../define-rule.js';
import { notApplicable } from '../../verdict.js';

/** A check of target groups whose targets serve something by themselves: not functions, and not other load balancers. */
export function onlyServers(check: Check): Check {
  return (element, context) => {
    if (readSet(element, 'target_type').state === 'unknown') return inDoubt(check(element, context));
    const isOther = ['lambda', 'alb'].includes(knownText(element, 'target_type') ?? '');
    return isOther ? notApplicable : check(element, context);
  };
}

/** Whether a target group speaks HTTP to its targets, as behind an Application Load Balancer. */
export function isHttp(targetGroup: Element): Certainty {
  const { state } = readSet(targetGroup, 'protocol');
  if (state === 'absent') return 'yes';
  const protocol = knownText(targetGroup, 'protocol')?.toUpperCase();
  return protocol === undefined ? 'maybe' : certain(['HTTP', 'HTTPS'].includes(protocol));
}
