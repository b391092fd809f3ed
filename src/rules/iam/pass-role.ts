import { all, certain } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { matchesAny } from '../facts/matches-action.js';
import { eachAllowed } from './facts/each-allowed.js';
import { identityPolicyTypes } from './facts/identity-policies.js';
import { reachesEverything } from './facts/reaches-everything.js';

const policy = (statement: object) => ({
  policy: JSON.stringify({
    Statement: { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*', ...statement },
  }),
});

export default defineRule({
  id: 'IAM-5',
  title: 'No policy passes every role',
  severity: 'high',
  area: 'security',
  resource: identityPolicyTypes,
  why: 'Whoever may pass any role starts an instance or a function with the strongest one and works with its permissions.',
  fix: 'Name the roles as `Resource`, and narrow the statement by `iam:PassedToService`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  examples: {
    pass: [
      policy({ Resource: '${aws_iam_role.app.arn}' }),
      policy({ Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } }),
    ],
    fail: [policy({}), policy({ Action: 'iam:*' }), policy({ Resource: 'arn:aws:iam::111122223333:role/*' })],
    unknown: [{ policy: '${var.policy}' }],
  },
  check: eachAllowed((statement) => {
    const narrowed = statement.conditions.some(({ key }) => key.toLowerCase() === 'iam:passedtoservice');
    const passes = matchesAny(statement.actions, ['iam:PassRole']);
    return {
      fault: all(certain(passes && !narrowed), reachesEverything(statement)),
      message: 'A statement passes every role.',
    };
  }),
});
