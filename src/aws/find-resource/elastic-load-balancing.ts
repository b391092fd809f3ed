import { clientConfig } from '../client-config.js';
import type { AwsTarget } from '../target.js';
import { type Lookups, tagsOf, text } from './lookup.js';
import { sender } from './send.js';

/** Load balancers, their listeners and target groups. */
export async function elasticLoadBalancingLookups(target: AwsTarget): Promise<Lookups> {
  const sdk = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const client = new sdk.ElasticLoadBalancingV2Client(await clientConfig(target));
  const send = sender('Elastic Load Balancing', target.environment.suffix);
  const withTags = async (importId: string | undefined) => {
    if (importId === undefined) return undefined;
    const answer = await send(client.send(new sdk.DescribeTagsCommand({ ResourceArns: [importId] })));
    return { importId, tags: tagsOf(answer?.TagDescriptions?.[0]?.Tags) };
  };
  return {
    aws_lb: async (names) => {
      const Names = [text(names, 'name') ?? ''];
      const answer = await send(client.send(new sdk.DescribeLoadBalancersCommand({ Names })));
      return withTags(answer?.LoadBalancers?.[0]?.LoadBalancerArn);
    },
    aws_lb_target_group: async (names) => {
      const Names = [text(names, 'name') ?? ''];
      const answer = await send(client.send(new sdk.DescribeTargetGroupsCommand({ Names })));
      return withTags(answer?.TargetGroups?.[0]?.TargetGroupArn);
    },
    aws_lb_listener: async (names) => {
      const LoadBalancerArn = text(names, 'load_balancer_arn');
      const answer = await send(client.send(new sdk.DescribeListenersCommand({ LoadBalancerArn })));
      const port = Number(names.port);
      return withTags(answer?.Listeners?.find(({ Port }) => Port === port)?.ListenerArn);
    },
  };
}
