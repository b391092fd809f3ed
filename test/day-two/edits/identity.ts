import type { Edit, ShownLine } from '../edit.js';

const boundaries = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html';
const attaching =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html';
const signIn = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html';

/** The role keeps Session Manager, metrics and logs by policies of its own. */
const narrow: readonly ShownLine[] = [
  'aws_iam_role_policy.open_sessions (create) access',
  'aws_iam_role_policy.write_metrics_and_logs (create) access',
];

/** What a permissions boundary adds to an environment without one. */
export const boundaryAdded: readonly ShownLine[] = [
  'aws_iam_policy.ec2_boundary (create) access',
  'aws_iam_role.ec2_role permissions_boundary access',
  ...narrow,
];

/** Edits of what the instances may do. */
export const identityEdits: readonly Edit[] = [
  {
    ...{ on: 'dev-001', batch: 'boundary', setting: 'identity.permissionsBoundary', to: true },
    shows: boundaryAdded,
    because: 'the role may do no more than its boundary allows',
    page: boundaries,
  },
  {
    ...{ on: 'dev-001', batch: 'narrow', setting: 'identity.managedPolicies', to: false },
    shows: [
      'aws_iam_role_policy_attachment.ec2_cloudwatch_policy (destroy) access',
      'aws_iam_role_policy_attachment.ec2_ssm_policy (destroy) access',
      ...narrow,
    ],
    because: 'the role loses the managed policies and gets narrow ones',
    page: attaching,
  },
  {
    ...{ on: 'dev-001', batch: 'narrow', setting: 'database.iamUser', to: 'shop' },
    shows: ['aws_iam_role_policy.connect_to_database (create) access'],
    because: 'the role may sign in to the database as that user',
    page: signIn,
  },
];
