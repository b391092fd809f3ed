import { clientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** How many targets of a target group are in which state. */
export interface TargetHealth {
  readonly healthy: number;
  /** They answer wrong, or not at all. */
  readonly unhealthy: number;
  /** They have just been registered, and their checks are not through yet. */
  readonly initial: number;
  /** Why the first unhealthy one is so, in AWS's words. */
  readonly reason?: string;
}

/**
 * Asks a load balancer how the targets of a target group are. Targets that leave or take no requests are not counted.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html
 */
export async function describeTargetHealth(target: AwsTarget, arn: string): Promise<TargetHealth> {
  const sdk = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const client = new sdk.ElasticLoadBalancingV2Client(
    await clientConfig(target, 'Elastic Load Balancing v2'),
  );
  const command = new sdk.DescribeTargetHealthCommand({ TargetGroupArn: arn });
  const asked = { service: 'Elastic Load Balancing', target, absent: ['TargetGroupNotFoundException'] };
  const found = (await send(() => client.send(command), asked))?.TargetHealthDescriptions ?? [];
  const states = found.flatMap(({ TargetHealth: health }) => health ?? []);
  const count = (state: string) => states.filter(({ State }) => State === state).length;
  const sick = states.find(({ State }) => State === 'unhealthy');
  return {
    ...{ healthy: count('healthy'), unhealthy: count('unhealthy'), initial: count('initial') },
    reason: sick?.Description ?? sick?.Reason,
  };
}
