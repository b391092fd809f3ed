import { addToList } from '../../add-to-list.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import type { TrafficRule } from './traffic-rule.js';
import { trafficRulesOf, trafficRuleTypes } from './traffic-rules-of.js';

/** True for a security group, be it the default one of a VPC. */
export function isGroup({ type }: Element): boolean {
  return type === 'aws_security_group' || type === 'aws_default_security_group';
}

/** The groups that a rule belongs to, as far as they are in the stack. */
export function groupsOf({ element }: TrafficRule, model: Model): readonly Element[] {
  if (isGroup(element)) return [element];
  return model.follow(element, 'security_group_id').elements.filter(isGroup);
}

const rulesKnown = new WeakMap<Model, ReadonlyMap<Element, readonly TrafficRule[]>>();

/** Every rule of a group, its inline ones and those that are resources of their own. */
export function rulesOfGroup(group: Element, model: Model): readonly TrafficRule[] {
  let byGroup = rulesKnown.get(model);
  if (byGroup === undefined) {
    byGroup = sortByGroup(model);
    rulesKnown.set(model, byGroup);
  }
  return byGroup.get(group) ?? [];
}

function sortByGroup(model: Model): ReadonlyMap<Element, readonly TrafficRule[]> {
  const byGroup = new Map<Element, TrafficRule[]>();
  for (const type of trafficRuleTypes)
    for (const element of model.ofType(type))
      for (const rule of trafficRulesOf(element).rules)
        for (const group of groupsOf(rule, model)) addToList(byGroup, group, rule);
  return byGroup;
}
