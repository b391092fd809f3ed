import type { Effect } from '../../resources/effect.js';
import type { Change } from '../change.js';

const page =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html';
const senders = new Set(['aws_lb_listener', 'aws_lb_listener_rule']);

/** What a listener or a rule means that sends requests to a new target group before an instance in it is healthy. */
export function sentToNobody(
  { resourceType, attributes }: Change,
  changes: readonly Change[],
): readonly Effect[] {
  if (!senders.has(resourceType)) return [];
  const followed = new Set(attributes.flatMap(({ follows = [] }) => follows));
  const groups = changes
    .filter(({ address, resourceType: type, kind }) => {
      return type === 'aws_lb_target_group' && kind === 'replace' && followed.has(address);
    })
    .map(({ address }) => address);
  if (groups.length === 0) return [];
  const does = `from this change on, requests go to the new ${groups.join(', ')}, and fail until an instance in it is healthy`;
  return [{ gravity: 'downtime', does, page, about: groups }];
}
