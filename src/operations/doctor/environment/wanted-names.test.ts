import { expect, it } from 'vitest';
import { everyOption } from '../../../../test/fixtures/every-option.js';
import { resourceTypes } from '../../../resources/index.js';
import { uniqueNames } from '../../../resources/unique-names.js';
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
  const unasked = resourceTypes.filter(
    ({ type, find }) => uniqueNames[type] !== undefined && find === undefined,
  );
  expect(unasked.map(({ type }) => type)).toEqual([]);
});

/** Types with a name that two resources may share, or that lie within another resource, which is asked for. */
const within: Readonly<Record<string, string>> = {
  aws_autoscaling_attachment: 'has no name',
  aws_iam_role_policy: 'lies in its role',
  aws_iam_role_policy_attachment: 'lies in its role',
  aws_s3_bucket_ownership_controls: 'is a setting of its bucket',
  aws_s3_bucket_policy: 'is a setting of its bucket',
  aws_s3_bucket_public_access_block: 'is a setting of its bucket',
  aws_s3_bucket_server_side_encryption_configuration: 'is a setting of its bucket',
  aws_s3_bucket_versioning: 'is a setting of its bucket',
  aws_secretsmanager_secret_version: 'lies in its secret',
  aws_vpc_security_group_egress_rule: 'lies in its group',
  aws_vpc_security_group_ingress_rule: 'lies in its group',
  terraform_data: 'is not in AWS',
};

it('a type that a stack makes says which of its names is unique, or why none is', () => {
  const made = new Set(
    everyOption.flatMap(({ environment, config }) =>
      Object.keys(synthesizeEnvironment(environment, `${environment}-001`, config).resource),
    ),
  );
  const open = [...made].filter((type) => uniqueNames[type] === undefined && within[type] === undefined);
  // A new type: add it to src/resources/unique-names.ts, or above.
  expect(open).toEqual([]);
  expect(Object.keys(within).filter((type) => !made.has(type))).toEqual([]);
});

it('what is made of another resource, or lies elsewhere, is not asked for', () => {
  const stack = (element: object) => ({ resource: { aws_iam_role: { a: element } } });
  expect(wantedNames(stack({ name: 'x' }))).toMatchObject([{ name: 'x', isOfTheAccount: true }]);
  for (const element of [{ name: 'x', provider: 'aws.eu' }, { name: '${local.x}' }, { name_prefix: 'x' }])
    expect(wantedNames(stack(element))).toEqual([]);
  expect(wantedNames({ resource: { aws_vpc: { a: { name: 'x' } }, constructor: 1 } })).toEqual([]);
});
