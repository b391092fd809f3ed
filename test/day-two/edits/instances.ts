import { type Edit, refreshes } from '../edit.js';

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
  'aws_autoscaling_schedule.off_hours_begin (create) none',
  'aws_autoscaling_schedule.off_hours_end (create) none',
] as const;
const mixedInstances = [
  'aws_autoscaling_group.asg mixed_instances_policy instance-refresh',
  'aws_autoscaling_group.asg launch_template instance-refresh',
] as const;

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
  because: 'scheduled actions count from their next time on',
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
