import { clientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** An instance refresh, in the words of Auto Scaling. */
export interface InstanceRefresh {
  readonly id: string;
  /** `Pending`, `InProgress`, `Successful`, `RollbackSuccessful` and so on. */
  readonly status: string;
  /** How much of the group is exchanged; undefined before the first instance. */
  readonly percentage?: number;
  /** Why it is where it is, in AWS's words. */
  readonly reason?: string;
}

/** What is asked of Auto Scaling about a group. */
export interface AutoScaling {
  /** Its instance refreshes of the last weeks, the newest first; none where there is no such group. */
  readonly refreshes: (group: string) => Promise<readonly InstanceRefresh[]>;
  /** Target groups that its instances are registered with. */
  readonly targetGroups: (group: string) => Promise<readonly string[]>;
}

/**
 * Opens Auto Scaling with the credentials of the environment.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeInstanceRefreshes.html
 */
export async function openAutoScaling(target: AwsTarget): Promise<AutoScaling> {
  const sdk = await import('@aws-sdk/client-auto-scaling');
  const client = new sdk.AutoScalingClient(await clientConfig(target, 'Auto Scaling'));
  const asked = { service: 'Auto Scaling', target, absent: ['ValidationError'] };
  return {
    refreshes: async (group) => {
      const command = new sdk.DescribeInstanceRefreshesCommand({ AutoScalingGroupName: group });
      const answer = await send(() => client.send(command), asked);
      return (answer?.InstanceRefreshes ?? []).flatMap((one) =>
        one.InstanceRefreshId === undefined
          ? []
          : [
              {
                id: one.InstanceRefreshId,
                status: one.Status ?? 'Pending',
                percentage: one.PercentageComplete,
                reason: one.StatusReason,
              },
            ],
      );
    },
    targetGroups: async (group) => {
      const command = new sdk.DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [group] });
      const [found] = (await send(() => client.send(command), asked))?.AutoScalingGroups ?? [];
      return found?.TargetGroupARNs ?? [];
    },
  };
}
