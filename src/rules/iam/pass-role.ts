import { all } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { isAbout } from '../facts/is-about.js';
import { reachesEverything } from '../facts/reaches-everything.js';
import { untied } from '../facts/ties.js';
import { eachAllowed } from './facts/each-allowed.js';
import { identityPolicyTypes } from './facts/identity-policies.js';
import { notDenied } from './facts/not-denied.js';

const policy = (statement: object, ...others: readonly object[]) => ({
  policy: JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*', ...statement }, ...others],
  }),
});

const denial = { Effect: 'Deny', Action: 'iam:Pass*', Resource: '*' };
const role = 'arn:aws:iam::111122223333:role/app';

export default defineRule({
  id: 'IAM-5',
  title: 'No policy passes every role',
  severity: 'high',
  area: 'security',
  impliedBy: ['IAM-1'],
  resource: identityPolicyTypes,
  why: 'Whoever may pass any role starts an instance or a function with the strongest one and works with its permissions.',
  fix: 'Name the roles as `Resource`, and narrow the statement by `iam:PassedToService`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  examples: {
    pass: [
      policy({ Resource: '${aws_iam_role.app.arn}' }),
      policy({ Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } }),
      policy({ Action: 'iam:*' }, denial),
      policy({ Action: 'iam:*' }, { ...denial, Resource: undefined, NotResource: role }),
    ],
    fail: [
      policy({}),
      policy({ Action: 'iam:*' }),
      policy({}, { ...denial, Action: 'iam:CreateRole' }),
      policy({}, { ...denial, Resource: role }),
      policy({}, { ...denial, Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } }),
      policy({ Condition: { StringLike: { 'iam:PassedToService': '*.amazonaws.com' } } }),
      policy({ Resource: 'arn:aws:iam::111122223333:role/*' }),
      policy({ Condition: { StringNotEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } }),
      policy({ Condition: { StringLike: { 'iam:PassedToService': '*' } } }),
    ],
    unknown: [
      { policy: '${var.policy}' },
      policy({ Condition: { StringEquals: { 'iam:PassedToService': '${var.service}' } } }),
    ],
  },
  check: eachAllowed((statement, policy) => ({
    fault: all(
      isAbout(statement, notDenied(['iam:PassRole'], policy)),
      untied(statement, { isKey: isService, isNarrow: namesOne }),
      reachesEverything(statement),
    ),
    message: 'A statement passes every role.',
  })),
});

function isService(key: string): boolean {
  return key === 'iam:passedtoservice' || key === 'iam:associatedresourcearn';
}

/** A service or a resource: all services are below the same domains. */
function namesOne(value: string): boolean {
  const name = value.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, '').replace(/\.amazonaws\.com(?:\.cn)?$/, '');
  return /[^*?:/.]/.test(name);
}
