import { type Json, jsonList, textList } from '../../model/json.js';
import type { ResourceChange } from '../../terraform/json/plan.js';
import { plainValues } from '../attributes/shown.js';

/** A way that requests take before a change: to a load balancer, on to instances, on to a database. */
export interface ServedWay {
  readonly kind: 'users' | 'instances' | 'database';
  /** Address of what is reached, or of the target group that says on which port. */
  readonly address: string;
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  /** Security groups of what is reached. */
  readonly to: readonly string[];
  /** Security groups of those who come; undefined for users, who have none. */
  readonly from: readonly string[] | undefined;
}

/** A resource that lives before and after, as the state has it. */
interface Living {
  readonly address: string;
  readonly type: string;
  readonly before: Json;
}

/** The ways of a plan, as its state has them; none to what goes for good. */
export function servedWays(all: readonly ResourceChange[]): readonly ServedWay[] {
  const living = all.flatMap(({ address, type, change }): readonly Living[] => {
    const before = plainValues(change.before, change.before_sensitive);
    return before === undefined || change.after == null ? [] : [{ address, type, before }];
  });
  const balancers = living.filter(({ type }) => type === 'aws_lb' || type === 'aws_alb');
  const instances = [...new Set(living.flatMap(groupsOfInstances))];
  const callers = [...new Set(balancers.flatMap(({ before }) => textList(before.security_groups)))];
  return [
    ...usersWays(balancers, all),
    ...living.flatMap((one) => targetWay(one, callers, instances)),
    ...living.flatMap((one) => databaseWay(one, instances)),
  ];
}

/** Listeners that go are counted too: their port is one that users come on. */
function usersWays(balancers: readonly Living[], all: readonly ResourceChange[]): readonly ServedWay[] {
  const listeners = all.flatMap(({ type, change }) =>
    type === 'aws_lb_listener' || type === 'aws_alb_listener'
      ? [plainValues(change.before, change.before_sensitive) ?? {}]
      : [],
  );
  return balancers.flatMap(({ address, before }) =>
    listeners.flatMap(({ load_balancer_arn: arn, port, protocol }): readonly ServedWay[] => {
      if (typeof port !== 'number' || typeof arn !== 'string' || arn !== before.arn) return [];
      const to = textList(before.security_groups);
      return [{ kind: 'users', address, protocol: protocolOf(protocol), port, to, from: undefined }];
    }),
  );
}

function targetWay(
  { type, address, before }: Living,
  from: readonly string[],
  to: readonly string[],
): readonly ServedWay[] {
  const { port, protocol } = before;
  if ((type !== 'aws_lb_target_group' && type !== 'aws_alb_target_group') || typeof port !== 'number')
    return [];
  return [{ kind: 'instances', address, protocol: protocolOf(protocol), port, to, from }];
}

function databaseWay({ type, address, before }: Living, from: readonly string[]): readonly ServedWay[] {
  const { port } = before;
  if ((type !== 'aws_db_instance' && type !== 'aws_rds_cluster') || typeof port !== 'number') return [];
  const to = textList(before.vpc_security_group_ids);
  return [{ kind: 'database', address, protocol: 'tcp', port, to, from }];
}

function groupsOfInstances({ type, before }: Living): readonly string[] {
  if (type !== 'aws_launch_template' && type !== 'aws_instance') return [];
  const interfaces = jsonList(before.network_interfaces).flatMap((one) => textList(one.security_groups));
  return [...textList(before.vpc_security_group_ids), ...interfaces];
}

function protocolOf(protocol: unknown): 'tcp' | 'udp' {
  return protocol === 'UDP' ? 'udp' : 'tcp';
}
