import { type Edit, refreshes, type ShownLine } from '../edit.js';

const refresh = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html';
const tracking = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html';
const schedule =
  'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html';
const mixed =
  'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html';
const monitoring = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html';
const dev = { on: 'dev-001', batch: 'instances' } as const;
const alone = (batch: string) => ({ on: 'dev-001', batch }) as const;

const artifact = { bucket: 'our-artifacts', key: 'shop/app.tar.gz', version: 'v1' };
const hours = { from: '20:00', to: '07:30', timeZone: 'Asia/Singapore' };
const schedules = [
  'aws_autoscaling_schedule.off_hours_begin (create) downtime',
  'aws_autoscaling_schedule.off_hours_end (create) none',
] as const;
/** All of the block that comes, also what it has no value for. The launch template beside it stays in the state until the next refresh. */
const mixedInstances: readonly ShownLine[] = [
  ...[
    'on_demand_allocation_strategy',
    'on_demand_base_capacity',
    'on_demand_percentage_above_base_capacity',
    'spot_allocation_strategy',
    'spot_instance_pools',
    'spot_max_price',
  ].map((name) => `instances_distribution.${name}`),
  ...['launch_template_id', 'launch_template_name', 'version'].map(
    (name) => `launch_template.launch_template_specification.${name}`,
  ),
  ...['instance_requirements', 'instance_type', 'launch_template_specification', 'weighted_capacity'].map(
    (name) => `launch_template.override.${name}`,
  ),
].map((name) => `aws_autoscaling_group.asg mixed_instances_policy.${name} instance-refresh` as const);

const artifactEdit = (setting: 'bucket' | 'key' | 'version'): Edit => ({
  ...{ ...alone('artifact'), setting: `app.artifact.${setting}`, to: artifact[setting], page: refresh },
  beside: Object.fromEntries(Object.entries(artifact).map(([key, value]) => [`app.artifact.${key}`, value])),
  shows: ['aws_iam_role_policy.read_artifact (create) access', ...refreshes('user_data')],
  because: 'an instance fetches its artifact when it starts: all are replaced, and may read the object',
});

const hoursEdit = (setting: 'from' | 'to' | 'timeZone'): Edit => ({
  ...{ ...alone('off hours'), setting: `compute.offHours.${setting}`, to: hours[setting], page: schedule },
  beside: Object.fromEntries(Object.entries(hours).map(([key, value]) => [`compute.offHours.${key}`, value])),
  shows: schedules,
  because:
    'scheduled actions count from their next time on: from then on nobody answers between the two times',
});

/** Edits of how instances are scaled, bought and started. */
export const instanceEdits: readonly Edit[] = [
  artifactEdit('bucket'),
  artifactEdit('key'),
  artifactEdit('version'),
  hoursEdit('from'),
  hoursEdit('to'),
  hoursEdit('timeZone'),
  {
    ...{ ...dev, setting: 'compute.scaling.cpuPercent', to: 50, page: tracking },
    shows: ['aws_autoscaling_policy.scale_on_cpu (create) none'],
    because: 'the policy starts and ends instances between the two limits',
  },
  {
    ...{ ...dev, setting: 'compute.scaling.requestsPerTarget', to: 1000, page: tracking },
    shows: ['aws_autoscaling_policy.scale_on_requests (create) none'],
    because: 'the policy starts and ends instances between the two limits',
  },
  {
    ...{ ...alone('monitoring'), setting: 'compute.detailedMonitoring', to: true, page: monitoring },
    shows: refreshes('monitoring.enabled'),
    because: 'the template of running instances does not change: all are replaced',
  },
  {
    ...{ ...alone('spot'), setting: 'compute.spot', to: true, page: mixed },
    shows: ['aws_autoscaling_group.asg capacity_rebalance none', ...mixedInstances],
    because: 'a group of spot instances is a mixed group: all instances are replaced',
  },
  {
    ...{ ...alone('types'), setting: 'compute.instanceTypes', to: ['t3a.micro'], page: mixed },
    shows: mixedInstances,
    because: 'a group of several types is a mixed group: all instances are replaced',
  },
];
