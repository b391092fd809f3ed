import { describe, expect, it } from 'vitest';
import { verdictsOnStack } from '../../test/fixtures/verdicts-of.js';
import { synthesizeEnvironment } from '../testing.js';
import type { Rule } from './define-rule.js';
import { rules } from './index.js';

/** A region of each partition whose regions anybody can have, and what the names of services may end with there. */
const places = [
  ['aws', 'eu-central-1', 'amazonaws.com'],
  ['aws-us-gov', 'us-gov-west-1', 'amazonaws.com'],
  ['aws-cn', 'cn-north-1', 'amazonaws.com.cn'],
  ['aws-eusc', 'eusc-de-east-1', 'amazonaws.eu'],
] as const;

const ruleOf = (id: string): Rule => rules.find((rule) => rule.id === id) ?? expect.unreachable(id);
const outcomes = (id: string, resource: object) => [
  ...new Set(verdictsOnStack(ruleOf(id), { resource }).map((line) => line.split(' ', 1)[0])),
];
const statement = (own: object) => ({
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...own }],
});
const trust = (own: object) => ({
  aws_iam_role: { app: { assume_role_policy: JSON.stringify(statement(own)) } },
});
const bucket = (own: object) => ({
  aws_s3_bucket: { data: {} },
  aws_s3_bucket_policy: {
    data: {
      bucket: '${aws_s3_bucket.data.id}',
      policy: JSON.stringify({
        Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Principal: '*', ...own }],
      }),
    },
  },
});
const identity = (own: object) => ({
  aws_iam_policy: { app: { policy: JSON.stringify({ Statement: [{ Effect: 'Allow', ...own }] }) } },
});

describe.each(places)('in the partition %s', (partition, region, suffix) => {
  const arn = (service: string, rest: string) => `arn:${partition}:${service}:${rest}`;

  it.each([
    [arn('iam', ':111122223333:role/*'), 'pass'],
    [arn('iam', ':111122223333:root'), 'pass'],
    [arn('iam', ':*:role/app'), 'fail'],
    [arn('iam', ':1*:role/app'), 'fail'],
    ['arn:*:iam::111122223333:role/app', 'pass'],
    ['arn:*', 'fail'],
  ])('everybody whose ARN is like %s: %s', (pattern, outcome) => {
    const Condition = { ArnLike: { 'aws:PrincipalArn': pattern } };
    expect(outcomes('IAM-8', trust({ Principal: '*', Condition }))).toEqual([outcome]);
    expect(outcomes('S3-10', bucket({ Condition }))).toEqual([outcome]);
  });

  it.each([
    [arn('s3', '::app-data-dev-001'), 'pass'],
    [arn('s3', '::*'), 'fail'],
    [arn('sns', `${region}:111122223333:*`), 'pass'],
    [arn('sns', `${region}:*:alarms`), 'fail'],
  ])('a source like %s: %s', (pattern, outcome) => {
    expect(outcomes('S3-10', bucket({ Condition: { ArnLike: { 'aws:SourceArn': pattern } } }))).toEqual([
      outcome,
    ]);
  });

  it('a condition that keeps one role out lets everybody else in, and a named account is nobody else', () => {
    const Condition = { ArnNotLike: { 'aws:PrincipalArn': arn('iam', ':111122223333:role/app') } };
    expect(outcomes('IAM-8', trust({ Principal: '*', Condition }))).toEqual(['fail']);
    const named = { Principal: { AWS: arn('iam', ':111122223333:root') } };
    expect(outcomes('IAM-8', trust(named))).toEqual(['pass']);
    expect(outcomes('S3-10', bucket(named))).toEqual(['pass']);
  });

  it('a topic may send to queues of one account', () => {
    const topic = (endpoint: string) => ({
      aws_sns_topic_policy: {
        own: {
          policy: JSON.stringify({
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sns:Subscribe',
                Resource: '*',
                Principal: '*',
                Condition: { StringLike: { 'sns:Endpoint': endpoint } },
              },
            ],
          }),
        },
      },
    });
    expect(outcomes('SNS-3', topic(arn('sqs', `${region}:111122223333:*`)))).toEqual(['pass']);
    expect(outcomes('SNS-3', topic(arn('sqs', `${region}:*:jobs`)))).toEqual(['fail']);
  });

  it('the policies of AWS are known by their names', () => {
    const attached = (name: string) => ({
      aws_iam_role_policy_attachment: { app: { policy_arn: arn('iam', `:aws:policy/${name}`) } },
    });
    expect(outcomes('IAM-7', attached('AdministratorAccess'))).toEqual(['fail']);
    expect(outcomes('IAM-7', attached('AmazonSSMManagedInstanceCore'))).toEqual(['pass']);
  });

  it('an ARN for everything is one, and an ARN of one thing is not', () => {
    const read = (Resource: string) =>
      outcomes('IAM-3', identity({ Action: 'secretsmanager:GetSecretValue', Resource }));
    expect(read(arn('secretsmanager', '*:*:secret:*'))).toEqual(['fail']);
    expect(read(arn('secretsmanager', `${region}:111122223333:secret:db-*`))).toEqual(['pass']);
    const objects = (Resource: string) => outcomes('IAM-3', identity({ Action: 's3:GetObject', Resource }));
    expect(objects(arn('s3', '::*'))).toEqual(['fail']);
    expect(objects(arn('s3', '::app-data-dev-001/*'))).toEqual(['pass']);
  });

  it('a key may be tied to a service of the region', () => {
    const Condition = { StringEquals: { 'kms:ViaService': `s3.${region}.${suffix}` } };
    expect(outcomes('IAM-4', identity({ Action: 'kms:Decrypt', Resource: '*', Condition }))).toEqual([
      'pass',
    ]);
    const passes = { StringEquals: { 'iam:PassedToService': `ec2.${suffix}` } };
    expect(outcomes('IAM-5', identity({ Action: 'iam:PassRole', Resource: '*', Condition: passes }))).toEqual(
      ['pass'],
    );
  });

  it.each(['amazonaws.com', suffix])('instances are trusted as ec2.%s', (end) => {
    const profile = { aws_iam_instance_profile: { app: { role: '${aws_iam_role.app.name}' } } };
    const Principal = { Service: `ec2.${end}` };
    expect(outcomes('IAM-9', { ...trust({ Principal }), ...profile })).toEqual(['pass']);
    expect(outcomes('IAM-9', { ...trust({ Principal: { Service: `lambda.${end}` } }), ...profile })).toEqual([
      'fail',
    ]);
    expect(outcomes('EC2-8', trust({ Principal }))).toEqual(['fail']);
  });

  it('a shared issuer is told by the ARN of its provider', () => {
    const Federated = arn('iam', ':111122223333:oidc-provider/gitlab.com');
    const own = { Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated } };
    expect(outcomes('IAM-10', trust(own))).toEqual(['fail']);
    const Condition = { StringLike: { 'gitlab.com:sub': 'project_path:acme/*' } };
    expect(outcomes('IAM-10', trust({ ...own, Condition }))).toEqual(['pass']);
  });

  it.each(['dev', 'staging', 'prod'] as const)(
    'our own stack of %s has no ARN of another partition, and names of services that it has',
    (environment) => {
      const text = JSON.stringify(synthesizeEnvironment(environment, 'x-007', { aws: { region } }));
      const others = [...text.matchAll(/arn:([\w-]+):/g)].filter(([, own]) => own !== partition);
      expect(others.map(([found]) => found)).toEqual([]);
      // The provider says the same of each: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/service_principal
      const services = [...text.matchAll(/\\"Service\\":\\"([^"\\]+)\\"/g)].map(([, name]) => name);
      expect(services.length).toBeGreaterThan(0);
      for (const name of services)
        expect(name).toMatch(
          name?.startsWith('logs.')
            ? new RegExp(`^logs\\.${region}\\.${suffix.replaceAll('.', '\\.')}$`)
            : /^[a-z\d-]+(?:\.[a-z\d-]+)*\.amazonaws\.com$/,
        );
    },
  );
});
