import { textList } from '../../model/json.js';
import { type FindUnmanaged, type OutsideChange, type OutsideChanges, outsideOf } from '../outside-change.js';

const scaled: OutsideChange = {
  kind: 'intended',
  why: 'scaling policies, schedules and people move it between the two limits',
  page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-limits.html',
};

/** Scaling policies move the capacity; what is attached are resources of their own. */
export const autoScalingGroupOutside: OutsideChanges = {
  desired_capacity: ({ after, live }) => {
    const { min_size: least, max_size: most } = live;
    const isBetween =
      typeof after === 'number' && after >= Number(least ?? 0) && after <= Number(most ?? after);
    return isBetween ? scaled : undefined;
  },
  ...outsideOf(
    {
      kind: 'clock',
      page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/predictive-scaling-policy-overview.html',
    },
    {
      predicted_capacity: 'predictive scaling forecasts it',
      warm_pool_size: 'the warm pool fills and empties',
    },
  ),
  ...outsideOf(
    {
      kind: 'mirror',
      page: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_attachment',
    },
    {
      target_group_arns: 'shows the target groups that are attached',
      load_balancers: 'shows the load balancers that are attached',
      traffic_source: 'shows what is attached',
    },
  ),
  ...outsideOf(
    {
      kind: 'tags',
      page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html',
    },
    { tag: 'holds the tags of the group' },
  ),
};

/** Target groups that no resource of the environment has attached to a group. */
export const unmanagedAttachments: FindUnmanaged = ({ values }, all, isMirror) => {
  const name = String(values.name ?? '');
  const ours = new Set(
    all.flatMap((one) =>
      one.type === 'aws_autoscaling_attachment' && one.values.autoscaling_group_name === name
        ? [one.values.lb_target_group_arn]
        : [],
    ),
  );
  return (isMirror('target_group_arns') ? textList(values.target_group_arns) : [])
    .filter((arn) => !ours.has(arn))
    .map((arn) => ({
      what: `attached target group ${arn}`,
      remedy: [
        ...['autoscaling', 'detach-load-balancer-target-groups', '--auto-scaling-group-name', name],
        ...['--target-group-arns', arn],
      ],
      as: {
        type: 'aws_autoscaling_attachment',
        values: { autoscaling_group_name: name, lb_target_group_arn: arn },
      },
    }));
};

/** Every change makes a version; what the newest one says is compared itself. */
export const launchTemplateOutside: OutsideChanges = outsideOf(
  {
    kind: 'clock',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-launch-template-versions.html',
  },
  { latest_version: 'counts the versions' },
);

/** AWS moves the start of a scheduled action to its next time. */
export const scheduleOutside: OutsideChanges = outsideOf(
  {
    kind: 'clock',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ScheduledUpdateGroupAction.html',
  },
  { start_time: 'is the next time of the schedule' },
);
