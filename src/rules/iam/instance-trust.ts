import { isServiceName } from '../../constructs/partition.js';
import { policyStatements } from '../../model/policy-document.js';
import { defineRule } from '../define-rule.js';
import { isOpenStatement } from '../facts/statement-parts.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';

const profile = (statement: object, role = '${aws_iam_role.app.name}') => ({
  stack: {
    resource: {
      aws_iam_role: {
        app: {
          assume_role_policy: JSON.stringify({
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sts:AssumeRole',
                Principal: { Service: 'ec2.amazonaws.com' },
                ...statement,
              },
            ],
          }),
        },
      },
      aws_iam_instance_profile: { app: { role } },
    },
  },
});

export default defineRule({
  id: 'IAM-9',
  title: 'Role of an instance profile is for instances, and for nobody else',
  severity: 'medium',
  area: 'security',
  requirement: 6,
  resource: 'aws_iam_role',
  why: 'An instance cannot take a role that does not trust EC2, and a role that trusts others as well is used from where nobody looks.',
  fix: 'Let `assume_role_policy` allow `sts:AssumeRole` to the service `ec2.amazonaws.com` alone.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  examples: {
    pass: [
      profile({}),
      profile({
        Principal: { Service: ['ec2.amazonaws.com.cn'] },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      }),
    ],
    fail: [
      profile({ Effect: 'Deny' }),
      profile({ Action: 'sts:*' }),
      profile({ Action: 'sts:AssumeRoleWithSAML' }),
      profile({ Principal: { Service: 'lambda.amazonaws.com' } }),
      profile({ Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] } }),
      profile({ Principal: { Service: 'ec2.amazonaws.com', AWS: 'arn:aws:iam::111122223333:root' } }),
    ],
    unknown: [
      {
        stack: {
          resource: {
            aws_iam_role: { app: { assume_role_policy: '${var.trust}' } },
            aws_iam_instance_profile: { app: { role: '${aws_iam_role.app.name}' } },
          },
        },
      },
    ],
  },
  check: (role, { model }) => {
    const where = { type: 'aws_iam_instance_profile', path: 'role' };
    if (model.referring(role, where).elements.length === 0) return notApplicable;
    const statements = policyStatements(model, role, 'assume_role_policy');
    if (statements === undefined) return unknown('assume_role_policy');
    const allowed = statements.filter(({ effect }) => effect === 'Allow');
    const right =
      allowed.length > 0 &&
      allowed.every(
        ({ principals, actions }) =>
          actions.includes('sts:AssumeRole') &&
          actions.every((action) => action === 'sts:AssumeRole' || action === 'sts:TagSession') &&
          principals.length > 0 &&
          principals.every(
            ({ type, ids }) =>
              type === 'Service' && ids.length > 0 && ids.every((id) => isServiceName('ec2', id)),
          ),
      );
    if (right) return pass;
    return statements.some(isOpenStatement)
      ? unknown('assume_role_policy')
      : fail(
          'assume_role_policy',
          'Somebody other than EC2 may take the role, or do more than `sts:AssumeRole`.',
        );
  },
});
