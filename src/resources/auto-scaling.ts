import { clientConfig } from '../aws/client-config.js';
import { asker } from './ask.js';
import { defineResource } from './define-resource.js';
import { autoScalingGroupEffects } from './effects/compute.js';
import { tagsOf, text } from './lookup.js';

const group = defineResource({
  type: 'aws_autoscaling_group',
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
  // Its instances are replaced at any time: what is to stay is in the bucket or the database.
  holdsData: false,
});

const attachment = defineResource({
  type: 'aws_autoscaling_attachment',
  identity: { none: 'it is never imported: the next deploy attaches the same target group again' },
  isImportable: false,
  madeAgain: 'it cannot be imported, and AWS attaches the same target group twice without an error',
  presence: {
    gravity: 'downtime',
    does: 'sends requests to the instances of the group, or no longer',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html',
  },
  holdsData: false,
});

/** Auto Scaling Groups and what is attached to them. */
export const autoScalingTypes = [group, attachment];
