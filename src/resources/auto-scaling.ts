import { clientConfig } from '../aws/network/client-config.js';
import { asker } from './ask.js';
import { defineResource } from './define-resource.js';
import { instancesStartedOrEnded } from './effects/capacity.js';
import { autoScalingGroupEffects, scalingPolicyEffects, scheduleEffects } from './effects/compute.js';
import { refreshTime } from './effects/refresh-time.js';
import { joined, type KnownNames, tagsOf, text } from './lookup.js';
import { autoScalingGroupOutside, scheduleOutside, unmanagedAttachments } from './outside/auto-scaling.js';

const group = defineResource({
  type: 'aws_autoscaling_group',
  unique: { by: ['name'] },
  identity: ['name'],
  find: async (target, names) => {
    const sdk = await import('@aws-sdk/client-auto-scaling');
    const client = new sdk.AutoScalingClient(await clientConfig(target, 'Auto Scaling'));
    const ask = asker('Auto Scaling', target);
    const name = text(names, 'name');
    const command = new sdk.DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] });
    const [found] = (await ask(client.send(command)))?.AutoScalingGroups ?? [];
    return found === undefined ? undefined : { importId: name, tags: tagsOf(found.Tags) };
  },
  isImportedAlone: true,
  effects: autoScalingGroupEffects,
  refresh: refreshTime,
  updated: instancesStartedOrEnded,
  away: {
    does: 'no instance runs from its deletion until those of the new group answer: every request fails',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-process-shutdown.html',
  },
  absence: {
    gravity: 'downtime',
    does: 'ends every instance of the group, and starts no other',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-process-shutdown.html',
  },
  outside: autoScalingGroupOutside,
  unmanaged: unmanagedAttachments,
  unseen: 'instances, scaling policies, schedules and hooks that no resource has made',
  // Its instances are replaced at any time: what is to stay is in the bucket or the database.
  holdsData: false,
});

const attachPage = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html';

const attachment = defineResource({
  type: 'aws_autoscaling_attachment',
  unique: { none: 'has no name' },
  identity: { none: 'it is never imported: the next deploy attaches the same target group again' },
  isImportable: false,
  madeAgain: 'it cannot be imported, and AWS attaches the same target group twice without an error',
  presence: {
    gravity: 'downtime',
    does: 'sends requests to the instances of the group, once they pass the health check',
    page: attachPage,
  },
  absence: {
    gravity: 'downtime',
    does: 'sends no requests to the instances of the group any more',
    page: attachPage,
  },
  away: {
    does: 'the instances leave the former target group before they are in the new one; an instance gets requests again once it is in the new one and has passed its health check',
    page: attachPage,
  },
  holdsData: false,
});

const ofGroup = (names: KnownNames, name: string) =>
  joined(names, { order: ['autoscaling_group_name', name], separator: '/' });

const policy = defineResource({
  type: 'aws_autoscaling_policy',
  unique: { none: 'lies in its group' },
  identity: ['autoscaling_group_name', 'name'],
  importId: (names) => ofGroup(names, 'name'),
  madeAgain: 'AWS takes the same policy twice',
  effects: scalingPolicyEffects,
  presence: {
    gravity: 'none',
    does: 'starts and ends instances between the limits of the group',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html',
  },
  absence: {
    gravity: 'none',
    does: 'leaves the number of instances as it is from now on',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html',
  },
  holdsData: false,
});

const schedule = defineResource({
  type: 'aws_autoscaling_schedule',
  unique: { none: 'lies in its group' },
  identity: ['autoscaling_group_name', 'scheduled_action_name'],
  importId: (names) => ofGroup(names, 'scheduled_action_name'),
  madeAgain: 'AWS takes the same scheduled action twice',
  effects: scheduleEffects,
  presence: {
    gravity: 'none',
    does: 'starts or ends instances at its times',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html',
  },
  outside: scheduleOutside,
  holdsData: false,
});

/** Auto Scaling Groups, what is attached to them, and what scales them. */
export const autoScalingTypes = [group, attachment, policy, schedule];
