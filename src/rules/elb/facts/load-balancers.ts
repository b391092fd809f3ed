import type { Element } from '../../../model/element.js';
import type { Model, Related } from '../../../model/model.js';
import { inDoubt } from '../../conditions/in-doubt.js';
import { knownText, readSet } from '../../conditions/read-set.js';
import { relatedByAny } from '../../conditions/related-by-any.js';
import type { Check } from '../../define-rule.js';
import { notApplicable } from '../../verdict.js';

export const loadBalancerTypes = ['aws_lb', 'aws_alb'] as const;
export const listenerTypes = ['aws_lb_listener', 'aws_alb_listener'] as const;
export const listenerRuleTypes = ['aws_lb_listener_rule', 'aws_alb_listener_rule'] as const;

type Kind = 'application' | 'network' | 'gateway';

/** A check of load balancers of these kinds only; of one whose kind is known only after apply it says at most that it is not known. */
export function onlyKinds(kinds: readonly Kind[], check: Check): Check {
  return (element, context) => {
    const kind = kindOf(element);
    if (kind === undefined) return inDoubt(check(element, context));
    return kinds.some((one) => one === kind) ? check(element, context) : notApplicable;
  };
}

/** Kind of a load balancer, `application` where nothing is said; undefined when it is known only after apply. */
export function kindOf(loadBalancer: Element): string | undefined {
  const { state } = readSet(loadBalancer, 'load_balancer_type');
  return state === 'absent' ? 'application' : knownText(loadBalancer, 'load_balancer_type');
}

/** The load balancer of a listener, where the stack has it. */
export function loadBalancerOf(listener: Element, model: Model): Element | undefined {
  const { elements } = model.follow(listener, 'load_balancer_arn');
  return elements.find(({ type }) => loadBalancerTypes.some((one) => one === type));
}

/** Protocol of a listener, in capitals: HTTP where nothing is said. `none` for a gateway's, undefined when it is known only after apply. */
export function protocolOf(listener: Element, model: Model): string | undefined {
  const { state } = readSet(listener, 'protocol');
  if (state !== 'absent') return knownText(listener, 'protocol')?.toUpperCase();
  const loadBalancer = loadBalancerOf(listener, model);
  return loadBalancer !== undefined && kindOf(loadBalancer) !== 'application' ? 'none' : 'HTTP';
}

/** The listeners of a load balancer; `unresolved` where one of the stack may be another of them. */
export function listenersOf(loadBalancer: Element, model: Model): Related {
  const places = listenerTypes.map((type) => ({ type, path: 'load_balancer_arn' }));
  return relatedByAny(model, loadBalancer, places);
}
