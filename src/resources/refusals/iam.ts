import { defineRefusals, notDeleted, notMade } from './define-refusals.js';

const api = 'https://docs.aws.amazon.com/IAM/latest/APIReference';
const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const op = (what: string, call: string, status: number) =>
  `${what}: operation error IAM: ${call}, https response error StatusCode: ${status}, RequestID: 0f1e`;

/** What IAM refuses. Its names hold for all regions of an account. */
export const iamRefusals = defineRefusals('IAM', [
  {
    codes: ['EntityAlreadyExists'],
    cause:
      'The account has a role, profile or policy of this name already, and the state does not know it. IAM names hold for all regions: an environment of the same suffix in another region takes them too.',
    left: notMade,
    remedy:
      'Where an earlier run of this environment made it, recover takes it into the state. Otherwise give the environment another suffix.',
    next: 'recover',
    page: `${api}/API_CreateRole.html`,
    said: [
      `${op('creating IAM Role (app-dev-001)', 'CreateRole', 409)}, EntityAlreadyExists: Role with name app-dev-001 already exists.`,
      `${op('creating IAM Instance Profile (app-dev-001)', 'CreateInstanceProfile', 409)}, EntityAlreadyExists: Instance Profile app-dev-001 already exists.`,
    ],
  },
  {
    codes: ['LimitExceeded'],
    types: [
      'aws_iam_role',
      'aws_iam_instance_profile',
      'aws_iam_policy',
      'aws_iam_role_policy',
      'aws_iam_role_policy_attachment',
    ],
    cause:
      'A quota of IAM is used up: roles or profiles of the account, policies of the role, or the size of a policy.',
    left: notMade,
    remedy: 'Have the quota raised (Service Quotas, “IAM”, in us-east-1), or delete roles that nobody needs.',
    next: 'doctor',
    page: `${guide}/reference_iam-quotas.html`,
    said: [
      `${op('creating IAM Role (app-dev-001)', 'CreateRole', 409)}, LimitExceeded: Cannot exceed quota for RolesPerAccount: 1000`,
    ],
  },
  {
    codes: ['MalformedPolicyDocument', 'MalformedPolicy'],
    types: ['aws_iam_role', 'aws_s3_bucket_policy'],
    text: /Invalid principal/i,
    cause:
      'A policy names a principal that does not exist, or that was made seconds ago and is not known everywhere yet; or a service principal of another partition.',
    left: notMade,
    remedy: 'Correct the principal. For one that was just made, wait a minute.',
    next: 'deploy',
    page: `${guide}/troubleshoot_roles.html`,
    said: [
      `${op('creating IAM Role (app-dev-001)', 'CreateRole', 400)}, MalformedPolicyDocument: Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/gone"`,
    ],
  },
  {
    codes: ['MalformedPolicyDocument'],
    cause:
      'IAM does not take the policy: a wrong element, action or resource, or characters that it does not know.',
    left: notMade,
    remedy: 'Correct the policy as AWS says above (`aws accessanalyzer validate-policy` names the place).',
    next: 'plan',
    page: `${guide}/troubleshoot_policies.html`,
    said: [
      `${op('putting IAM Role (app-dev-001) Policy (app)', 'PutRolePolicy', 400)}, MalformedPolicyDocument: Syntax errors in policy.`,
    ],
  },
  {
    codes: ['DeleteConflict'],
    cause: 'Something is attached to the role or policy that Terraform does not manage: a policy, a profile.',
    left: notDeleted,
    remedy: 'Detach it (`aws iam list-attached-role-policies`, `aws iam list-instance-profiles-for-role`).',
    next: 'plan',
    page: `${api}/API_DeleteRole.html`,
    said: [
      `${op('deleting IAM Role (app-dev-001)', 'DeleteRole', 409)}, DeleteConflict: Cannot delete entity, must detach all policies first.`,
    ],
  },
  {
    codes: ['InvalidInput', 'ValidationError'],
    types: ['aws_iam_role', 'aws_iam_instance_profile', 'aws_iam_policy'],
    text: /tag/i,
    cause: 'IAM refuses a tag: a character that it does not know, or two keys that differ in case alone.',
    left: notMade,
    remedy: 'Correct `tags`; validate names the key.',
    next: 'validate',
    page: `${guide}/id_tags.html`,
    said: [
      `${op('creating IAM Role (app-dev-001)', 'CreateRole', 400)}, InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.`,
      `${op('creating IAM Role (app-dev-001)', 'CreateRole', 400)}, api error ValidationError: 1 validation error detected: Value at 'tags.1.member.value' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*`,
    ],
  },
]);
