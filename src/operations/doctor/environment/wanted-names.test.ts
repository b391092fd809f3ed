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
  const unasked = resourceTypes.filter(
    ({ type, find }) => uniqueNames[type] !== undefined && find === undefined,
  );
  expect(unasked.map(({ type }) => type)).toEqual([]);
});

/** Types with a name that two resources may share, or that lie within another resource, which is asked for. */
const within: Readonly<Record<string, string>> = {
  aws_acm_certificate: 'may be there twice',
  aws_acm_certificate_validation: 'is not in AWS',
  aws_autoscaling_attachment: 'has no name',
  aws_autoscaling_policy: 'lies in its group',
  aws_autoscaling_schedule: 'lies in its group',
  aws_backup_plan: 'may be there twice',
  aws_backup_selection: 'lies in its plan',
  aws_backup_vault_lock_configuration: 'is a setting of its vault',
  aws_cloudwatch_dashboard: 'AWS takes the same name again',
  aws_cloudwatch_metric_alarm: 'AWS takes the same name again',
  aws_default_network_acl: 'lies in its VPC',
  aws_default_route_table: 'lies in its VPC',
  aws_default_security_group: 'lies in its VPC',
  aws_eip: 'has no name',
  aws_flow_log: 'has no name',
  aws_iam_role_policy: 'lies in its role',
  aws_iam_role_policy_attachment: 'lies in its role',
  aws_internet_gateway: 'has no name',
  aws_kms_key: 'has no name',
  aws_nat_gateway: 'has no name',
  aws_network_acl: 'has no name',
  aws_route: 'lies in its route table',
  aws_route53_record: 'lies in its hosted zone',
  aws_route_table: 'has no name',
  aws_route_table_association: 'has no name',
  aws_s3_bucket_lifecycle_configuration: 'is a setting of its bucket',
  aws_s3_bucket_logging: 'is a setting of its bucket',
  aws_s3_bucket_object_lock_configuration: 'is a setting of its bucket',
  aws_s3_bucket_ownership_controls: 'is a setting of its bucket',
  aws_s3_bucket_policy: 'is a setting of its bucket',
  aws_s3_bucket_public_access_block: 'is a setting of its bucket',
  aws_s3_bucket_server_side_encryption_configuration: 'is a setting of its bucket',
  aws_s3_bucket_versioning: 'is a setting of its bucket',
  aws_secretsmanager_secret_version: 'lies in its secret',
  aws_sns_topic: 'AWS takes the same name again',
  aws_sns_topic_policy: 'is a setting of its topic',
  aws_sns_topic_subscription: 'lies in its topic',
  aws_subnet: 'lies in its VPC',
  aws_vpc: 'has no name',
  aws_vpc_endpoint: 'has no name',
  aws_vpc_security_group_egress_rule: 'lies in its group',
  aws_vpc_security_group_ingress_rule: 'lies in its group',
  aws_wafv2_web_acl_association: 'has no name',
  aws_wafv2_web_acl_logging_configuration: 'is a setting of its web ACL',
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
  const acl = (scope: string) => ({ resource: { aws_wafv2_web_acl: { a: { name: 'x', scope } } } });
  expect(wantedNames(acl('REGIONAL'))).toMatchObject([{ name: 'x' }]);
  expect(wantedNames(acl('CLOUDFRONT'))).toEqual([]);
  expect(wantedNames({ resource: { aws_vpc: { a: { name: 'x' } }, constructor: 1 } })).toEqual([]);
});
