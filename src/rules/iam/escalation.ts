import { all, certain } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { matchesAny } from '../facts/matches-action.js';
import { eachAllowed } from './facts/each-allowed.js';
import { identityPolicyTypes } from './facts/identity-policies.js';
import { reachesEverything } from './facts/reaches-everything.js';

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

const policy = (statement: object) => ({
  policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] }),
});

export default defineRule({
  id: 'IAM-6',
  title: 'No policy lets its holder take more permissions',
  severity: 'high',
  area: 'security',
  resource: identityPolicyTypes,
  why: 'Whoever may attach policies, make keys for others or assume any role has every permission, in one more step.',
  fix: 'Name the users, roles or policies as `Resource`, and give changes of IAM to the pipeline alone.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  examples: {
    pass: [
      policy({ Action: 'iam:GetRole' }),
      policy({ Action: 'iam:PutRolePolicy', Resource: '${aws_iam_role.app.arn}' }),
    ],
    fail: [
      policy({ Action: 'iam:CreatePolicyVersion' }),
      policy({ Action: ['iam:Put*'] }),
      policy({ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/*' }),
    ],
    unknown: [{ policy: '${var.policy}' }],
  },
  check: eachAllowed((statement) => ({
    fault: all(certain(matchesAny(statement.actions, steps)), reachesEverything(statement)),
    message: 'A statement lets its holder change or take other permissions.',
  })),
});
