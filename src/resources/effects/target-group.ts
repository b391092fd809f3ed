import { type Json, jsonList } from '../../model/json.js';
import type { Sides } from '../define-resource.js';
import type { Effect } from '../effect.js';

const page =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html';

/**
 * What a target group in the place of another means for requests: it begins with no healthy target, although it is made before the former one
 * goes. On another port only instances that listen there become healthy. A new target has to pass one health check.
 */
export function newTargetGroup({ before, after }: Pick<Sides, 'before' | 'after'>): readonly Effect[] {
  const [port, former] = [endOf(after, before), endOf(before, after)];
  const [check] = jsonList(after.health_check);
  const interval = typeof check?.interval === 'number' ? check.interval : undefined;
  const path = typeof check?.path === 'string' && check.path !== '' ? ` of ${check.path}` : '';
  const every = interval === undefined ? '' : `, which comes every ${interval} s`;
  const isMoved = port !== undefined && former !== undefined && port !== former;
  const who = isMoved
    ? `the instances that run listen on ${former}, so the application is away until the first new instance has started, listens on ${port}`
    : 'the application is away until the first instance is registered in it';
  return [
    {
      gravity: 'downtime',
      does: `the new target group begins without a healthy instance: ${who} and has passed the health check${path}${every}`,
      page,
      ...(isMoved
        ? { takes: 'as long as one instance needs to start and to set itself up, plus its health checks' }
        : {}),
    },
  ];
}

/** Where requests go: `port 8080`, with the protocol where that is another one. The provider keeps the port as a number; a Lambda function has none. */
function endOf({ port, protocol }: Json, other: Json): string | undefined {
  if (typeof port !== 'number' || port <= 0) return undefined;
  const isOther =
    typeof protocol === 'string' && typeof other.protocol === 'string' && protocol !== other.protocol;
  return isOther ? `port ${port} with ${protocol}` : `port ${port}`;
}
