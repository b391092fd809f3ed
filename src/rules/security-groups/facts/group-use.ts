import { addToList } from '../../../add-to-list.js';
import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import type { TrafficRule } from '../../facts/traffic-rule.js';
import { trafficRulesOf, trafficRuleTypes } from './traffic-rules-of.js';

/** What a security group protects. */
export interface GroupUse {
  readonly loadBalancers: readonly Element[];
  readonly databases: readonly Element[];
  readonly instances: readonly Element[];
}

const uses: Readonly<Record<keyof GroupUse, readonly (readonly [type: string, path: string])[]>> = {
  loadBalancers: [
    ['aws_lb', 'security_groups'],
    ['aws_alb', 'security_groups'],
    ['aws_elb', 'security_groups'],
  ],
  databases: [
    ['aws_db_instance', 'vpc_security_group_ids'],
    ['aws_rds_cluster', 'vpc_security_group_ids'],
    ['aws_docdb_cluster', 'vpc_security_group_ids'],
    ['aws_neptune_cluster', 'vpc_security_group_ids'],
    ['aws_redshift_cluster', 'vpc_security_group_ids'],
    ['aws_elasticache_cluster', 'security_group_ids'],
    ['aws_elasticache_replication_group', 'security_group_ids'],
  ],
  instances: [
    ['aws_launch_template', 'vpc_security_group_ids'],
    ['aws_launch_template', 'network_interfaces.security_groups'],
    ['aws_launch_configuration', 'security_groups'],
    ['aws_instance', 'vpc_security_group_ids'],
    ['aws_instance', 'security_groups'],
    ['aws_network_interface', 'security_groups'],
    ['aws_ecs_service', 'network_configuration.security_groups'],
    ['aws_lambda_function', 'vpc_config.security_group_ids'],
  ],
};

const usesKnown = new WeakMap<Element, GroupUse>();

/** The load balancers, databases and instances that a group is given to. */
export function useOf(group: Element, model: Model): GroupUse {
  const before = usesKnown.get(group);
  if (before !== undefined) return before;
  const of = (kind: keyof GroupUse) =>
    uses[kind].flatMap(([type, path]) =>
      model.ofType(type).length === 0 ? [] : model.referring(group, { type, path }).elements,
    );
  const use = {
    loadBalancers: of('loadBalancers'),
    databases: of('databases'),
    instances: of('instances'),
  };
  usesKnown.set(group, use);
  return use;
}

/** The groups that a rule belongs to, as far as they are in the stack. */
export function groupsOf({ element }: TrafficRule, model: Model): readonly Element[] {
  if (isGroup(element)) return [element];
  return model.follow(element, 'security_group_id').elements.filter(isGroup);
}

/** The groups on the other side of a rule, as far as they are in the stack. */
export function otherGroups(rule: TrafficRule, model: Model): readonly Element[] {
  if (rule.groups === undefined) return [];
  return model.follow(rule.element, rule.groups).elements.filter(isGroup);
}

function isGroup({ type }: Element): boolean {
  return type === 'aws_security_group' || type === 'aws_default_security_group';
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
