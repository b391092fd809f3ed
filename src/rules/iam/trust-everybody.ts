import { policyStatements } from '../../model/policy-document.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

const trust = (statement: object) => ({
  assume_role_policy: JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }],
  }),
});

/** Conditions that leave of everybody only those of an organization or of some accounts. */
const narrowing = ['aws:principalorgid', 'aws:principalorgpaths', 'aws:principalaccount', 'aws:principalarn'];

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
    ],
    fail: [
      trust({ Principal: '*' }),
      trust({ Principal: { AWS: '*' } }),
      trust({ Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } }),
      trust({ NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }),
    ],
    unknown: [{ assume_role_policy: '${var.trust}' }],
  },
  check: (role, { model }) => {
    const statements = policyStatements(model, role, 'assume_role_policy');
    if (statements === undefined) return unknown('assume_role_policy');
    const open = statements.some(
      ({ effect, principals, notPrincipals, conditions }) =>
        effect === 'Allow' &&
        (notPrincipals.length > 0 || principals.some(({ ids }) => ids.includes('*'))) &&
        !conditions.some(({ key }) => narrowing.includes(key.toLowerCase())),
    );
    return open ? fail('assume_role_policy') : pass;
  },
});
