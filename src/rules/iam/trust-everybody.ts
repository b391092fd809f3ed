import { policyStatements } from '../../model/policy-document.js';
import { unlessFault } from '../conditions/certainty.js';
import { policyLetsEverybodyIn } from '../conditions/strangers/lets-everybody-in.js';
import { defineRule } from '../define-rule.js';
import { unknown } from '../verdict.js';

const trust = (statement: object) => ({
  assume_role_policy: JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }],
  }),
});

const lets =
  'A statement of `assume_role_policy` lets everybody take the role: no condition keeps strangers out.';

export default defineRule({
  id: 'IAM-8',
  title: 'Role does not trust everybody',
  severity: 'critical',
  area: 'security',
  resource: 'aws_iam_role',
  why: 'Anybody with an AWS account can then take the role and everything that it may do.',
  fix: 'Name the service or the accounts that take the role as `Principal` of `assume_role_policy`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  examples: {
    pass: [
      trust({ Principal: { Service: 'ec2.amazonaws.com' } }),
      trust({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-00000000' } } }),
      trust({
        Principal: '*',
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/*' } },
      }),
      // Without a version this is the text, which no organization is called.
      trust({
        Principal: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': '$${aws:PrincipalOrgID}' } },
      }),
    ],
    fail: [
      trust({ Principal: '*' }),
      trust({ Principal: { AWS: '*' } }),
      trust({ Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } }),
      ...(
        [
          ['StringNotEquals', 'aws:PrincipalOrgID', 'o-1234567890'],
          ['StringLike', 'aws:PrincipalOrgID', '*'],
          ['StringLike', 'aws:PrincipalOrgID', 'o-*'],
          ['StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-1234567890'],
          ['ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-1234567890'],
          ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/deploy'],
          ['StringEquals', 'sts:ExternalId', 'abc'],
        ] as const
      ).map(([operator, key, value]) =>
        trust({ Principal: { AWS: '*' }, Condition: { [operator]: { [key]: value } } }),
      ),
      trust({ NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }),
    ],
    unknown: [{ assume_role_policy: '${var.trust}' }],
  },
  check: (role, { model, today }) => {
    const statements = policyStatements(model, role, 'assume_role_policy');
    if (statements === undefined) return unknown('assume_role_policy');
    return unlessFault(policyLetsEverybodyIn(statements, today), 'assume_role_policy', lets);
  },
});
