import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { knownText, readSet } from '../../conditions/read-set.js';
import { groupsOf, isGroup } from '../../facts/rules-of-group.js';
import type { TrafficRule } from '../../facts/traffic-rule.js';

/** What a security group protects. */
export interface GroupUse {
  readonly loadBalancers: readonly Element[];
  readonly databases: readonly Element[];
  readonly instances: readonly Element[];
  readonly endpoints: readonly Element[];
  /** True when something of these kinds takes its groups from where nobody can trace them: the group may be among them. */
  readonly unresolved: boolean;
}

type Kind = Exclude<keyof GroupUse, 'unresolved'>;

const uses: Readonly<Record<Kind, readonly (readonly [type: string, path: string])[]>> = {
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
  endpoints: [['aws_vpc_endpoint', 'security_group_ids']],
};

const usesKnown = new WeakMap<Element, GroupUse>();

/** What a group is given to. */
export function useOf(group: Element, model: Model): GroupUse {
  const before = usesKnown.get(group);
  if (before !== undefined) return before;
  let unresolved = false;
  const of = (kind: Kind) =>
    uses[kind].flatMap(([type, path]) => {
      if (model.ofType(type).length === 0) return [];
      const related = model.referring(group, { type, path });
      unresolved ||= related.unresolved;
      return related.elements;
    });
  const found = {
    loadBalancers: of('loadBalancers'),
    databases: of('databases'),
    instances: of('instances'),
    endpoints: of('endpoints'),
  };
  const use = { ...found, unresolved };
  usesKnown.set(group, use);
  return use;
}

/** The groups on the other side of a rule, as far as they are in the stack. */
export function otherGroups(rule: TrafficRule, model: Model): readonly Element[] {
  if (rule.groups === undefined) return [];
  return model.follow(rule.element, rule.groups).elements.filter(isGroup);
}

/** True when nothing but application load balancers is behind the groups of a rule: they speak HTTP on whatever port, and serve no database. */
export function servesBalancersOnly(rule: TrafficRule, model: Model): boolean {
  const groups = groupsOf(rule, model).map((group) => useOf(group, model));
  return (
    groups.length > 0 &&
    groups.every(
      ({ loadBalancers, databases, instances, unresolved }) =>
        !unresolved &&
        loadBalancers.length > 0 &&
        databases.length + instances.length === 0 &&
        loadBalancers.every(isApplication),
    )
  );
}

function isApplication(loadBalancer: Element): boolean {
  if (loadBalancer.type === 'aws_elb') return false;
  const { state } = readSet(loadBalancer, 'load_balancer_type');
  return state === 'absent' || knownText(loadBalancer, 'load_balancer_type') === 'application';
}
