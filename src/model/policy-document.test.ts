import { describe, expect, it } from 'vitest';
import { policyStatements } from './policy-document.js';
import { readStack } from './stack/read-stack.js';

function statementsOf(policy: unknown, rest: object = {}) {
  const model = readStack({ resource: { aws_iam_policy: { p: { policy } } }, ...rest });
  return model.ofType('aws_iam_policy').map((element) => policyStatements(model, element, 'policy'))[0];
}

describe('the statements of a policy', () => {
  it('are read from JSON, with expressions in it', () => {
    const policy = JSON.stringify({
      Statement: {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: ['${aws_s3_bucket.b.arn}/*'],
        Principal: '*',
        NotPrincipal: { AWS: ['1'] },
        Condition: { Bool: { 'aws:SecureTransport': false }, Odd: 'text' },
      },
    });
    expect(statementsOf(policy)).toEqual([
      {
        effect: 'Deny',
        actions: ['s3:*'],
        notActions: [],
        resources: ['${aws_s3_bucket.b.arn}/*'],
        notResources: [],
        principals: [{ type: '*', ids: ['*'] }],
        notPrincipals: [{ type: 'AWS', ids: ['1'] }],
        conditions: [{ operator: 'Bool', key: 'aws:SecureTransport', values: ['false'] }],
      },
    ]);
  });

  it('are read from a policy document', () => {
    const data = {
      aws_iam_policy_document: {
        d: {
          statement: {
            actions: ['s3:*'],
            resources: ['${aws_s3_bucket.b.arn}'],
            principals: { type: 'Service', identifiers: ['ec2.amazonaws.com'] },
            condition: { test: 'Bool', variable: 'aws:SecureTransport', values: ['true'] },
          },
        },
      },
    };
    expect(statementsOf('${data.aws_iam_policy_document.d.json}', { data })).toMatchObject([
      {
        effect: 'Allow',
        resources: ['${aws_s3_bucket.b.arn}'],
        principals: [{ type: 'Service', ids: ['ec2.amazonaws.com'] }],
        conditions: [{ operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] }],
      },
    ]);
  });

  it('are none without a policy, and unknown where it cannot be read', () => {
    expect(statementsOf(null)).toEqual([]);
    expect(statementsOf('${var.policy}')).toBeUndefined();
    expect(statementsOf('{"Statement": ')).toBeUndefined();
    expect(statementsOf('{"Statement": [5]}')).toEqual([]);
  });

  it('end where a policy is nested without end', () => {
    const deep = `${'['.repeat(50_000)}"a"${']'.repeat(50_000)}`;
    expect(statementsOf(`{"Statement": {"Action": ${deep}}}`)).toMatchObject([{ actions: [] }]);
  });
});
