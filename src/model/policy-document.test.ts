import { describe, expect, it } from 'vitest';
import { policyStatements } from './policy-document.js';
import { unknownStatement } from './policy-statements.js';
import { readStack } from './stack/read-stack.js';

function statementsOf(policy: unknown, rest: object = {}) {
  const model = readStack({ resource: { aws_iam_policy: { p: { policy } } }, ...rest });
  return model.ofType('aws_iam_policy').map((element) => policyStatements(model, element, 'policy'))[0];
}

const documentAndLocals = {
  data: { aws_iam_policy_document: { d: { statement: { actions: ['s3:GetObject'], resources: ['*'] } } } },
  locals: {
    policy: '${data.aws_iam_policy_document.d.json}',
    chosen: '${var.open ? "{}" : data.aws_iam_policy_document.d.json}',
  },
};

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

  it('have variables in the language of 2012 only, be there references beside them or not', () => {
    const resources = (Version: string | undefined, ...Resource: readonly string[]) =>
      statementsOf(JSON.stringify({ Version, Statement: { Resource } }))?.[0]?.resources;
    const written = 'home/$${aws:username}/$${*}';
    expect(resources('2012-10-17', written)).toEqual(['home/${aws:username}/${*}']);
    expect(resources(undefined, written)).toEqual(['home/${$}{aws:username}/${$}{*}']);
    expect(resources('2008-10-17', written)).toEqual(['home/${$}{aws:username}/${$}{*}']);
    expect(resources('2012-10-17', '${aws_s3_bucket.b.arn}', written)?.[1]).toBe('home/${aws:username}/${*}');
    expect(resources(undefined, '${aws_s3_bucket.b.arn}', written)).toEqual([
      '${aws_s3_bucket.b.arn}',
      'home/${$}{aws:username}/${$}{*}',
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

  it.each([
    '${data.aws_iam_policy_document.d.json}',
    '${data.aws_iam_policy_document.d.minified_json}',
    '${ local.policy }',
  ])('are all of a document that %s names alone', (policy) => {
    expect(statementsOf(policy, documentAndLocals)).toHaveLength(1);
  });

  it.each([
    '${true ? "{}" : data.aws_iam_policy_document.d.json}',
    '${coalesce("{}", data.aws_iam_policy_document.d.json)}',
    '${try(file("public.json"), data.aws_iam_policy_document.d.json)}',
    '${join("*", split("a", data.aws_iam_policy_document.d.json))}',
    '${trimspace(data.aws_iam_policy_document.d.json)}',
    '${local.chosen}',
  ])('are not all known where %s may make or choose another policy', (policy) => {
    expect(statementsOf(policy, documentAndLocals)).toContainEqual(unknownStatement);
  });

  describe('are merged of those that a document names', () => {
    const statement = (action: string, sid?: string) => ({
      actions: [action],
      ...(sid === undefined ? {} : { sid }),
    });
    const merged = (document: object, others: Readonly<Record<string, object>> = {}) =>
      statementsOf('${data.aws_iam_policy_document.d.json}', {
        data: { aws_iam_policy_document: { d: document, ...others } },
      })?.flatMap(({ actions }) => actions);
    const json = (name: string) => `\${data.aws_iam_policy_document.${name}.json}`;

    it.each(['source_policy_documents', 'override_policy_documents'])('in %s', (list) => {
      const text = JSON.stringify({ Statement: { Effect: 'Allow', Action: 'sqs:*' } });
      const others = { a: { statement: statement('s3:*') } };
      const document = { [list]: [json('a'), text, ''], statement: statement('ec2:*') };
      expect(merged(document, others)?.toSorted()).toEqual(['ec2:*', 's3:*', 'sqs:*']);
    });

    it('through several, and each once', () => {
      const others = {
        a: { source_policy_documents: [json('b'), json('c')] },
        b: { source_policy_documents: [json('c'), json('a')] },
        c: { statement: statement('s3:*') },
      };
      expect(merged({ source_policy_documents: [json('a'), json('b')] }, others)).toEqual(['s3:*']);
    });

    it('with the same name the last one counts: sources, own, overrides', () => {
      const others = {
        a: { statement: [statement('a:1', 'x'), statement('a:2', 'y'), statement('a:3')] },
        b: { statement: statement('b:1', 'x') },
      };
      const document = {
        source_policy_documents: [json('a')],
        statement: statement('d:1', 'y'),
        override_policy_documents: [json('b')],
      };
      expect(merged(document, others)?.toSorted()).toEqual(['a:3', 'b:1', 'd:1']);
    });

    it('and what cannot be read stands for anything beside the rest', () => {
      const open = { source_policy_documents: ['${var.policy}'] };
      expect(merged(open)).toBeUndefined();
      expect(merged({ ...open, statement: statement('s3:*') })).toEqual(['s3:*', '${unknown}']);
    });

    it('of a chain without end are read to a depth', () => {
      const chain = Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [
          `c${index}`,
          { source_policy_documents: [json(`c${index + 1}`)], statement: statement(`a:${index}`) },
        ]),
      );
      expect(merged({ source_policy_documents: [json('c0')] }, chain)).toContain('${unknown}');
    });
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
