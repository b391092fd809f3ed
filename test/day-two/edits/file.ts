import { type Edit, refreshes, type ShownLine } from '../edit.js';
import { loggingParameters } from './database-monitoring.js';
import { boundaryAdded } from './identity.js';
import { managedLogs } from './monitoring.js';

const tagging = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html';
const dev = { on: 'dev-001', batch: 'settings', ofFile: true } as const;
const named = { on: 'dev-001', batch: 'tags' } as const;
const notOfAws = 'it is not about what lives';
const here =
  'https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html';

/** Tags of running instances come from their launch template. */
function tagged(name: string): readonly ShownLine[] {
  return [...refreshes(`tag_specifications.tags.${name}`), 'aws_autoscaling_group.asg tag none'];
}

/** Edits of the file and of what an environment is called. */
export const fileEdits: readonly Edit[] = [
  {
    ...{ ...named, ofFile: true, setting: 'project', to: 'shop', page: tagging },
    shows: [...tagged('Project'), 'aws_launch_template.launch_template user_data instance-refresh'],
    because: 'the tags of instances and volumes come from the launch template',
  },
  {
    ...{ ...named, setting: 'tags', to: { CostCenter: '4711' }, page: tagging },
    shows: tagged('CostCenter'),
    because: 'the tags of instances and volumes come from the launch template',
  },
  {
    ...{ ...named, setting: 'environment', to: 'qa', page: tagging },
    beside: { tier: 'development' },
    shows: [
      ...tagged('Environment'),
      'aws_db_subnet_group.db_subnet_group description none',
      'aws_iam_role.ec2_role description none',
      'aws_launch_template.launch_template user_data instance-refresh',
    ],
    because: 'the tags of instances and volumes come from the launch template',
  },
  {
    ...{ ...named, batch: 'tier', setting: 'tier', to: 'staging', beside: { environment: 'qa' } },
    shows: [
      ...tagged('Environment'),
      'aws_db_subnet_group.db_subnet_group description none',
      'aws_iam_role.ec2_role description none',
      ...refreshes('user_data', 'instance_type'),
      'aws_autoscaling_group.asg min_size none',
      'aws_autoscaling_group.asg max_size none',
      'aws_db_instance.postgres instance_class downtime',
      'aws_db_instance.postgres allocated_storage none',
      'aws_db_instance.postgres max_allocated_storage none',
      'aws_s3_bucket_versioning.bucket_versioning (create) none',
    ],
    because: 'another tier brings other defaults: the class of the database is the worst of them',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html',
  },
  {
    ...{ on: 'dev-001', batch: 'edition', ofFile: true, setting: 'edition', to: '2026-12' },
    shows: [
      ...boundaryAdded,
      ...managedLogs,
      ...loggingParameters,
      'aws_db_instance.postgres engine_lifecycle_support none',
      ...refreshes('user_data'),
    ],
    because:
      'a newer edition brings other defaults: in development of the role, the logs and the database; the agent is installed at boot',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html',
  },
  {
    ...{ ...dev, setting: 'review.maxWaiverDays', to: 30, shows: [], because: notOfAws, page: here },
  },
  {
    ...{ ...dev, setting: 'waivers', shows: [], because: notOfAws, page: here },
    to: () => [
      { rule: 'ELB-1', address: 'aws_lb.alb', reason: 'no name yet', owner: 'ops', expires: soon() },
    ],
  },
  {
    ...{ ...dev, setting: 'parity', shows: [], because: notOfAws, page: here },
    to: [{ environments: ['dev-001', 'dev-101'], except: ['*'], reason: 'they are tried side by side' }],
  },
  {
    ...{ ...dev, setting: 'defaults', shows: [], because: notOfAws, page: here },
    to: { network: { mode: 'default' } },
  },
  {
    ...{ ...dev, setting: 'environments', shows: [], because: notOfAws, page: here },
    to: { 'dev-777': { environment: 'dev' } },
  },
];

function soon(): string {
  return new Date(Date.now() + 20 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
