import { clientConfig } from '../aws/network/client-config.js';
import type { AwsTarget } from '../aws/target.js';
import { asker } from './ask.js';
import { defineResource } from './define-resource.js';
import {
  formerLoadBalancer,
  listenerEffects,
  loadBalancerEffects,
  targetGroupEffects,
} from './effects/load-balancer.js';
import { newTargetGroup } from './effects/target-group.js';
import { tagsOf, text } from './lookup.js';
import { targetGroupOutside } from './outside/load-balancer.js';

const loadBalancer = defineResource({
  type: 'aws_lb',
  unique: { by: ['name'] },
  identity: ['name'],
  find: async (target, names) => {
    const service = await open(target);
    const command = new service.sdk.DescribeLoadBalancersCommand({ Names: [text(names, 'name')] });
    const answer = await service.ask(service.client.send(command));
    return withTags(service, answer?.LoadBalancers?.[0]?.LoadBalancerArn);
  },
  isImportedAlone: true,
  protection: { attribute: 'enable_deletion_protection', setting: 'loadBalancer.deletionProtection' },
  weighed: ['name', 'subnets', 'vpc_id'],
  effects: loadBalancerEffects,
  former: formerLoadBalancer,
  absence: {
    gravity: 'downtime',
    does: 'ends the load balancer with its listeners: nobody answers on its DNS name any more',
    page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-delete.html',
  },
  away: {
    does: 'nobody answers from its deletion until the new one is active; the new one has another DNS name',
    page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-state',
  },
  takes: {
    // AWS names no time: what is known is how long the provider waits.
    create: 'at most 10 minutes (Terraform waits no longer)',
    page: 'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lb#timeouts',
  },
  unseen: 'listeners that no resource has made',
  holdsData: false,
});

const targetGroup = defineResource({
  type: 'aws_lb_target_group',
  unique: { by: ['name'] },
  usedBy: { own: 'arn' },
  identity: ['name'],
  find: async (target, names) => {
    const service = await open(target);
    const command = new service.sdk.DescribeTargetGroupsCommand({ Names: [text(names, 'name')] });
    const answer = await service.ask(service.client.send(command));
    return withTags(service, answer?.TargetGroups?.[0]?.TargetGroupArn);
  },
  effects: targetGroupEffects,
  replaced: newTargetGroup,
  absence: {
    gravity: 'none',
    does: 'ends the group of targets; AWS deletes it only when no listener leads to it',
    page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/delete-target-group.html',
  },
  outside: targetGroupOutside,
  unseen: 'targets that were registered by hand',
  holdsData: false,
});

const listenerPage =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html';

const listener = defineResource({
  type: 'aws_lb_listener',
  unique: { by: ['load_balancer_arn', 'port'] },
  identity: ['load_balancer_arn', 'port'],
  find: async (target, names) => {
    const service = await open(target);
    const LoadBalancerArn = text(names, 'load_balancer_arn') || undefined;
    const command = new service.sdk.DescribeListenersCommand({ LoadBalancerArn });
    const answer = await service.ask(service.client.send(command));
    const port = Number(names.port);
    return withTags(service, answer?.Listeners?.find(({ Port }) => Port === port)?.ListenerArn);
  },
  effects: listenerEffects,
  unseen: 'rules and certificates that no resource has added',
  presence: {
    gravity: 'access',
    does: 'opens the port: the load balancer answers on it',
    page: listenerPage,
  },
  absence: {
    gravity: 'downtime',
    does: 'closes the port: whoever comes on it is refused',
    page: listenerPage,
  },
  away: { does: 'nobody answers on the port until the new one is there', page: listenerPage },
  holdsData: false,
});

/** Load balancers, their listeners and target groups. */
export const elasticLoadBalancingTypes = [loadBalancer, targetGroup, listener];

async function open(target: AwsTarget) {
  const sdk = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const client = new sdk.ElasticLoadBalancingV2Client(
    await clientConfig(target, 'Elastic Load Balancing v2'),
  );
  return { sdk, client, ask: asker('Elastic Load Balancing', target) };
}

async function withTags(
  { sdk, client, ask }: Awaited<ReturnType<typeof open>>,
  importId: string | undefined,
) {
  if (importId === undefined) return undefined;
  const answer = await ask(client.send(new sdk.DescribeTagsCommand({ ResourceArns: [importId] })));
  return { importId, tags: tagsOf(answer?.TagDescriptions?.[0]?.Tags) };
}
