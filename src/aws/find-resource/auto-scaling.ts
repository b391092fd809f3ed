import { clientConfig } from '../client-config.js';
import type { AwsTarget } from '../target.js';
import { type Lookups, tagsOf, text } from './lookup.js';
import { sender } from './send.js';

/** Auto Scaling Groups. */
export async function autoScalingLookups(target: AwsTarget): Promise<Lookups> {
  const sdk = await import('@aws-sdk/client-auto-scaling');
  const client = new sdk.AutoScalingClient(await clientConfig(target));
  const send = sender('Auto Scaling', target.environment.suffix);
  return {
    aws_autoscaling_group: async (names) => {
      const name = text(names, 'name') ?? '';
      const command = new sdk.DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] });
      const [found] = (await send(client.send(command)))?.AutoScalingGroups ?? [];
      return found === undefined ? undefined : { importId: name, tags: tagsOf(found.Tags) };
    },
  };
}
