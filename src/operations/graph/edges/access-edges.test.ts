import { describe, expect, it } from 'vitest';
import type { Json } from '../../../model/json.js';
import { readStack } from '../../../model/stack/read-stack.js';
import { topologyOf } from '../../../topology/topology-of.js';
import { accessEdges } from './access-edges.js';

type Blocks = Readonly<Record<string, Readonly<Record<string, Json>>>>;
type Statement = Readonly<Record<string, unknown>>;

function edgesOf(resource: Blocks) {
  const model = readStack({
    provider: { aws: { region: 'eu-west-1', allowed_account_ids: ['111122223333'] } },
    variable: { any: {} },
    resource,
  });
  return accessEdges(topologyOf(model), model, () => undefined).map(
    ({ from, to, label, isCertain, kind, elements }) =>
      `${from} → ${to} ${kind} ${label}${isCertain ? '' : '?'} by ${elements.join(' ')}`,
  );
}
const policy = (...statements: readonly Statement[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | readonly string[], Resource: string, more: Statement = {}): Statement => ({
  ...{ Effect: 'Allow', Action, Resource },
  ...more,
});
const of = (name: string, type: string): Blocks => ({ [type]: { [name]: { name } } });
const bucket: Blocks = { aws_s3_bucket: { files: { bucket: 'files' } } };
const everyObject = '${aws_s3_bucket.files.arn}/*';
const grants = (...statements: readonly Statement[]): Blocks => ({
  aws_iam_role_policy: { own: { role: '${aws_iam_role.app.id}', policy: policy(...statements) } },
});

describe('what a function may do by the policies of its role', () => {
  const lambda: Blocks = {
    aws_iam_role: { app: { name: 'app', assume_role_policy: '{}' } },
    aws_lambda_function: { app: { function_name: 'app', role: '${aws_iam_role.app.arn}' } },
  };
  const labels = (Action: string | readonly string[], Resource = everyObject, blocks = bucket) =>
    edgesOf({ ...lambda, ...blocks, ...grants(allow(Action, Resource)) }).map((one) => one.split(' ')[4]);

  it('is told with the policy that says so', () => {
    expect(edgesOf({ ...lambda, ...bucket, ...grants(allow('s3:GetObject', everyObject)) })).toEqual([
      'aws_lambda_function.app → aws_s3_bucket.files access read by aws_iam_role_policy.own',
    ]);
  });

  it('is told of policies that are attached as well, and of the inline ones of the role', () => {
    const own = { policy: policy(allow('s3:PutObject', everyObject)) };
    const attached = (type: string, role: Json): Blocks => ({
      aws_iam_policy: { own },
      [type]: { own: { ...role, policy_arn: '${aws_iam_policy.own.arn}' } },
    });
    const written = ['aws_lambda_function.app → aws_s3_bucket.files access write by aws_iam_policy.own'];
    const role = '${aws_iam_role.app.name}';
    const [one, several] = ['aws_iam_role_policy_attachment', 'aws_iam_policy_attachment'];
    expect(edgesOf({ ...lambda, ...bucket, ...attached(one ?? '', { role }) })).toEqual(written);
    expect(edgesOf({ ...lambda, ...bucket, ...attached(several ?? '', { roles: [role] }) })).toEqual(written);
    const inline: Blocks = {
      aws_iam_role: {
        app: { name: 'app', assume_role_policy: '{}', inline_policy: [{ name: 'a', ...own }] },
      },
    };
    expect(edgesOf({ ...lambda, ...bucket, ...inline })).toEqual([
      'aws_lambda_function.app → aws_s3_bucket.files access write by aws_iam_role.app',
    ]);
  });

  const actions = (word: string, ...verbs: readonly string[]) =>
    verbs.map((verb) => [`s3:${verb}Object`, word] as const);

  it.each([
    ['s3:*', 'all'] as const,
    ['*', 'all'] as const,
    ...actions('read', 'Get', 'List', 'Head', 'Describe', 'BatchGet', 'Query', 'Scan', 'Receive', 'Select'),
    ...actions('write', 'Put', 'Create', 'Delete', 'Update', 'Write', 'Abort', 'Restore', 'BatchWrite'),
    ...actions('write', 'Send', 'Publish', 'Tag', 'Untag'),
    ...actions('other', 'Replicate'),
  ])('is told in one word for %s', (action, word) => {
    const [edge] = edgesOf({ ...lambda, ...bucket, ...grants(allow(['s3:GetObject', action], everyObject)) });
    const words = [...new Set(['read', word])].toSorted().join(', ');
    expect(edge).toBe(
      `aws_lambda_function.app → aws_s3_bucket.files access ${words} by aws_iam_role_policy.own`,
    );
  });

  it('is the use of a key', () => {
    for (const verb of ['Decrypt', 'GenerateDataKey', 'Encrypt', 'ReEncrypt*'])
      expect(labels(`kms:${verb}`, '${aws_kms_key.own.arn}', of('own', 'aws_kms_key'))).toEqual(['use']);
    expect(labels('kms:Sign', '${aws_kms_key.own.arn}', of('own', 'aws_kms_key'))).toEqual(['other']);
  });

  it('is all where a statement leaves out some actions', () => {
    const statement = { Effect: 'Allow', NotAction: 's3:DeleteObject', Resource: everyObject };
    expect(edgesOf({ ...lambda, ...bucket, ...grants(statement) })).toEqual([
      'aws_lambda_function.app → aws_s3_bucket.files access all by aws_iam_role_policy.own',
    ]);
  });

  it('is nothing where a policy names something else, or denies', () => {
    const two: Blocks = { aws_s3_bucket: { files: { bucket: 'files' }, other: { bucket: 'other' } } };
    const read = allow('s3:GetObject', everyObject);
    expect(edgesOf({ ...lambda, ...two, ...grants(read) })).toHaveLength(1);
    expect(edgesOf({ ...lambda, ...bucket, ...grants(allow('s3:GetObject', 'arn:aws:s3:::x/*')) })).toEqual(
      [],
    );
    expect(edgesOf({ ...lambda, ...bucket, ...grants({ ...read, Effect: 'Deny' }) })).toEqual([]);
    expect(edgesOf({ ...bucket, ...grants(read) })).toEqual([]);
  });

  it('is nothing with what stands in a network: traffic tells that', () => {
    const database: Blocks = { aws_db_instance: { own: { engine: 'postgres' } } };
    const signIn = allow('rds-db:connect', '${aws_db_instance.own.arn}');
    expect(edgesOf({ ...lambda, ...database, ...grants(signIn) })).toEqual([]);
  });

  it('is not to read what something else forbids, and still to write it', () => {
    const denied = { Effect: 'Deny', Action: 's3:Get*', Resource: '*' };
    expect(edgesOf({ ...lambda, ...bucket, ...grants(allow('s3:GetObject', everyObject), denied) })).toEqual(
      [],
    );
    expect(edgesOf({ ...lambda, ...bucket, ...grants(allow('s3:Put*', everyObject), denied) })).toEqual([
      'aws_lambda_function.app → aws_s3_bucket.files access write by aws_iam_role_policy.own',
    ]);
  });

  it('is what each statement says of what it names', () => {
    const two: Blocks = { aws_s3_bucket: { files: { bucket: 'files' }, other: { bucket: 'other' } } };
    const put = allow('s3:PutObject', '${aws_s3_bucket.other.arn}/*');
    expect(edgesOf({ ...lambda, ...two, ...grants(allow('s3:GetObject', everyObject), put) })).toEqual([
      'aws_lambda_function.app → aws_s3_bucket.files access read by aws_iam_role_policy.own',
      'aws_lambda_function.app → aws_s3_bucket.other access write by aws_iam_role_policy.own',
    ]);
    const denied = { Effect: 'Deny', Action: 's3:PutObject', Resource: everyObject };
    expect(edgesOf({ ...lambda, ...bucket, ...grants(allow('s3:GetObject', everyObject), denied) })).toEqual([
      'aws_lambda_function.app → aws_s3_bucket.files access read by aws_iam_role_policy.own',
    ]);
    expect(edgesOf({ ...lambda, ...bucket, ...grants(allow('s3:GetObject', '*'), denied) })).toEqual([]);
  });

  it('is told with all the policies that say so, those of the role first', () => {
    const own = { policy: policy(allow('s3:GetObject', everyObject)) };
    const inline_policy = [{ name: 'a', ...own }];
    const everywhere: Blocks = {
      ...{ ...lambda, ...bucket, ...grants(allow('s3:GetObject', everyObject)) },
      aws_iam_role: { app: { name: 'app', assume_role_policy: '{}', inline_policy } },
      aws_iam_policy: { own },
      aws_iam_role_policy_attachment: {
        own: { role: '${aws_iam_role.app.name}', policy_arn: '${aws_iam_policy.own.arn}' },
      },
    };
    expect(edgesOf(everywhere)).toEqual([
      'aws_lambda_function.app → aws_s3_bucket.files access read by aws_iam_role.app aws_iam_role_policy.own aws_iam_policy.own',
    ]);
  });

  it('is not certain where a condition decides it', () => {
    const when = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'files' } } };
    expect(edgesOf({ ...lambda, ...bucket, ...grants(allow('s3:GetObject', everyObject, when)) })).toEqual([
      'aws_lambda_function.app → aws_s3_bucket.files access read? by aws_iam_role_policy.own',
    ]);
  });

  it('is drawn between the boxes that stand for both', () => {
    const model = readStack({
      resource: { ...lambda, ...bucket, ...grants(allow('s3:GetObject', everyObject)) },
    });
    const ends = (boxes: Readonly<Record<string, string>>) =>
      accessEdges(topologyOf(model), model, (address) => boxes[address]).map(({ from, to }) => [from, to]);
    expect(ends({ 'aws_s3_bucket.files': 'Amazon S3' })).toEqual([['aws_lambda_function.app', 'Amazon S3']]);
    expect(ends({ 'aws_lambda_function.app': 'Functions' })).toEqual([['Functions', 'aws_s3_bucket.files']]);
  });
});

describe('what ECS reads by the execution role of a task', () => {
  const valueFrom = (name: string) => `\${aws_secretsmanager_secret.${name}.arn}`;
  const service = (task: Json): Blocks => ({
    aws_iam_role: {
      app: { name: 'app', assume_role_policy: '{}' },
      execution: { name: 'execution', assume_role_policy: '{}' },
    },
    aws_secretsmanager_secret: { own: { name: 'own' }, other: { name: 'other' } },
    aws_ecs_task_definition: {
      app: {
        family: 'app',
        requires_compatibilities: ['FARGATE'],
        container_definitions: JSON.stringify([
          { name: 'app', secrets: [{ name: 'DB', valueFrom: valueFrom('own') }] },
        ]),
        ...task,
      },
    },
    aws_ecs_service: {
      app: { launch_type: 'FARGATE', task_definition: '${aws_ecs_task_definition.app.arn}' },
    },
    aws_iam_role_policy: Object.fromEntries(
      ['app', 'execution'].map((name) => [
        name,
        {
          role: `\${aws_iam_role.${name}.id}`,
          policy: policy(
            allow('secretsmanager:GetSecretValue', valueFrom('own')),
            allow('secretsmanager:GetSecretValue', valueFrom('other')),
          ),
        },
      ]),
    ),
  });

  it('is what the task hands to its containers, and nothing else', () => {
    expect(edgesOf(service({ execution_role_arn: '${aws_iam_role.execution.arn}' }))).toEqual([
      'aws_ecs_service.app → aws_secretsmanager_secret.own access read? by aws_iam_role_policy.execution',
    ]);
  });

  it('is beside all that the role of the task may read', () => {
    const task = { task_role_arn: '${aws_iam_role.app.arn}' };
    expect(edgesOf(service(task))).toEqual([
      'aws_ecs_service.app → aws_secretsmanager_secret.other access read? by aws_iam_role_policy.app',
      'aws_ecs_service.app → aws_secretsmanager_secret.own access read? by aws_iam_role_policy.app',
    ]);
    expect(edgesOf(service({ ...task, execution_role_arn: '${aws_iam_role.execution.arn}' }))).toEqual([
      'aws_ecs_service.app → aws_secretsmanager_secret.other access read? by aws_iam_role_policy.app',
      'aws_ecs_service.app → aws_secretsmanager_secret.own access read? by aws_iam_role_policy.app aws_iam_role_policy.execution',
    ]);
  });

  it('is nothing where the role is not known', () => {
    expect(edgesOf(service({ execution_role_arn: '${var.any}' }))).toEqual([]);
    expect(edgesOf(service({}))).toEqual([]);
  });
});
