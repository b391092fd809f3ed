import { expect, it } from 'vitest';
import { resourceTypes } from '../../../resources/index.js';
import { synthesizeEnvironment } from '../../../testing.js';
import { wantedNames } from './wanted-names.js';

it('every name of a stack is asked for that AWS gives to one resource alone', () => {
  const told = wantedNames(synthesizeEnvironment('dev', 'dev-001')).map(({ resource, key, name }) => [
    resource,
    key,
    name,
  ]);
  expect(told).toMatchInlineSnapshot(`
    [
      [
        "aws_autoscaling_group",
        "name",
        "asg-dev-001",
      ],
      [
        "aws_cloudwatch_log_group",
        "name",
        "/aws/rds/instance/postgres-dev-001/postgresql",
      ],
      [
        "aws_cloudwatch_log_group",
        "name",
        "/aws/rds/instance/postgres-dev-001/upgrade",
      ],
      [
        "aws_cloudwatch_log_group",
        "name",
        "/multi-env/dev-001/application",
      ],
      [
        "aws_cloudwatch_log_group",
        "name",
        "/multi-env/dev-001/system",
      ],
      [
        "aws_db_instance",
        "identifier",
        "postgres-dev-001",
      ],
      [
        "aws_db_parameter_group",
        "name",
        "postgres15-dev-001",
      ],
      [
        "aws_db_subnet_group",
        "name",
        "db-subnet-group-dev-001",
      ],
      [
        "aws_iam_instance_profile",
        "name",
        "ec2-profile-dev-001",
      ],
      [
        "aws_iam_policy",
        "name",
        "ec2-boundary-dev-001",
      ],
      [
        "aws_iam_role",
        "name",
        "ec2-role-dev-001",
      ],
      [
        "aws_launch_template",
        "name",
        "lt-dev-001",
      ],
      [
        "aws_lb",
        "name",
        "alb-dev-001",
      ],
      [
        "aws_lb_target_group",
        "name",
        "tg-dev-001",
      ],
      [
        "aws_security_group",
        "name",
        "alb-sg-dev-001",
      ],
      [
        "aws_security_group",
        "name",
        "app-sg-dev-001",
      ],
      [
        "aws_security_group",
        "name",
        "db-sg-dev-001",
      ],
    ]
  `);
});

it('a type whose name AWS keeps unique can be asked for, or is reached through one that can', () => {
  const unasked = resourceTypes.filter(({ unique, find }) => 'by' in unique && find === undefined);
  expect(unasked.map(({ type }) => type)).toEqual([]);
});

it('what is made of another resource, or lies elsewhere, is not asked for', () => {
  const stack = (element: object) => ({ resource: { aws_iam_role: { a: element } } });
  expect(wantedNames(stack({ name: 'x' }))).toMatchObject([{ name: 'x', isOfTheAccount: true }]);
  for (const element of [{ name: 'x', provider: 'aws.eu' }, { name: '${local.x}' }, { name_prefix: 'x' }])
    expect(wantedNames(stack(element))).toEqual([]);
  const acl = (scope: string) => ({ resource: { aws_wafv2_web_acl: { a: { name: 'x', scope } } } });
  expect(wantedNames(acl('REGIONAL'))).toMatchObject([{ name: 'x' }]);
  expect(wantedNames(acl('CLOUDFRONT'))).toEqual([]);
  expect(wantedNames({ resource: { aws_vpc: { a: { name: 'x' } }, constructor: 1 } })).toEqual([]);
});
