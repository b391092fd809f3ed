import { all } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { isAbout } from '../facts/is-about.js';
import { matchesPattern } from '../facts/matches-action.js';
import { reachesEverything } from '../facts/reaches-everything.js';
import { untied } from '../facts/ties.js';
import { eachAllowed } from './facts/each-allowed.js';
import { identityPolicyTypes } from './facts/identity-policies.js';
import { notDenied } from './facts/not-denied.js';

/** Each of these, on every resource, is enough to become an administrator. */
const steps = [
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreatePolicyVersion',
  'iam:PutGroupPolicy',
  'iam:PutRolePolicy',
  'iam:PutUserPolicy',
  'iam:SetDefaultPolicyVersion',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateLoginProfile',
  'sts:AssumeRole',
];

const policy = (statement: object, ...others: readonly object[]) => ({
  policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Resource: '*', ...statement }, ...others] }),
});

export default defineRule({
  id: 'IAM-6',
  title: 'No policy lets its holder take more permissions',
  severity: 'high',
  area: 'security',
  precision: 'high',
  impliedBy: ['IAM-1'],
  resource: identityPolicyTypes,
  why: 'Whoever may attach policies, make keys for others or assume any role has every permission, in one more step.',
  fix: 'Name the users, roles or policies as `Resource`, and give changes of IAM to the pipeline alone.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  examples: {
    pass: [
      policy({ Action: 'iam:GetRole' }),
      policy(
        { Action: ['iam:CreateUser', 'iam:CreateLoginProfile'] },
        { Effect: 'Deny', Action: '*Profile', Resource: '*' },
      ),
      policy({ Action: 'iam:PutRolePolicy', Resource: '${aws_iam_role.app.arn}' }),
      // Delegation by a boundary: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
      policy({
        Action: ['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:PutRolePolicy'],
        Condition: {
          StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/boundary' },
        },
      }),
      policy({
        Action: 'iam:AttachRolePolicy',
        Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::111122223333:policy/app/*' } },
      }),
    ],
    fail: [
      policy({ Action: 'iam:CreatePolicyVersion' }),
      policy({ Action: ['iam:Put*'] }),
      policy({ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/*' }),
      ...(
        [
          ['StringNotEquals', 'arn:aws:iam::111122223333:policy/boundary'],
          ['StringEqualsIfExists', 'arn:aws:iam::111122223333:policy/boundary'],
          ['StringLike', 'arn:aws:iam::*:policy/*'],
          ['StringEquals', 'arn:aws:iam::aws:policy/AdministratorAccess'],
          ['ArnLike', 'arn:aws:iam::aws:policy/*Access'],
          ['ArnLike', 'arn:aws:iam::*:policy/Admin*'],
          ['ArnLike', 'arn:aws-us-gov:iam::aws:policy/Power*'],
          ['Null', 'false'],
        ] as const
      ).map(([operator, value]) =>
        policy({
          Action: 'iam:AttachRolePolicy',
          Condition: { [operator]: { 'iam:PermissionsBoundary': value } },
        }),
      ),
    ],
    unknown: [
      { policy: '${var.policy}' },
      policy({
        Action: 'iam:AttachRolePolicy',
        Condition: { StringEquals: { 'iam:PermissionsBoundary': '${var.boundary}' } },
      }),
    ],
  },
  check: eachAllowed((statement, policy) => ({
    fault: all(
      isAbout(statement, notDenied(steps, policy)),
      untied(statement, { isKey: isOfTarget, isNarrow: isNoAdministrator }),
      reachesEverything(statement),
    ),
    message: 'A statement lets its holder change or take other permissions.',
  })),
});

/** A boundary, or the policies that may be attached: actions that have no such key are not allowed at all then. Tags say which user or role. */
function isOfTarget(key: string): boolean {
  return (
    key === 'iam:permissionsboundary' || key === 'iam:policyarn' || /^(?:iam|aws):resourcetag\//.test(key)
  );
}

const administrators = ['AdministratorAccess', 'PowerUserAccess', 'IAMFullAccess'];

/** A policy that is named, and that does not allow everything; of AWS's own a pattern may name such a one too. */
function isNoAdministrator(value: string): boolean {
  const name = value.slice(value.indexOf('/') + 1);
  const start = value.slice(0, value.indexOf('/')).replace(/^arn:aws[\w-]*:/, 'arn:aws:');
  const isOfAws = matchesPattern(start, 'arn:aws:iam::aws:policy');
  const named = administrators.some((one) => (isOfAws ? matchesPattern(name, one) : name.endsWith(one)));
  return !/^[*?/]*$/.test(name) && !named;
}
