import { App, Testing } from 'cdktn';
import { describe, expect, it } from 'vitest';
import { everyOption } from '../../test/fixtures/every-option.js';
import { schemaProblems } from '../../test/provider-schema/schema-problems.js';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { UserError } from '../errors/user-error.js';
import { addressesOf, synthesizeEnvironment } from '../testing.js';
import { MultiEnvStack } from './multi-env-stack.js';

/** The addresses of an environment are a contract: a changed address replaces what stands behind it. */
const contract = [
  'aws_autoscaling_attachment.asg_attachment',
  'aws_autoscaling_group.asg',
  'aws_cloudwatch_log_group.application_log',
  'aws_cloudwatch_log_group.db_log',
  'aws_cloudwatch_log_group.db_upgrade_log',
  'aws_cloudwatch_log_group.system_log',
  'aws_db_instance.postgres',
  'aws_db_parameter_group.db_parameter_group',
  'aws_db_subnet_group.db_subnet_group',
  'aws_iam_instance_profile.instance_profile',
  'aws_iam_policy.ec2_boundary',
  'aws_iam_role.ec2_role',
  'aws_iam_role_policy.open_sessions',
  'aws_iam_role_policy.read_database_secret',
  'aws_iam_role_policy.use_bucket',
  'aws_iam_role_policy.write_metrics_and_logs',
  'aws_iam_role_policy_attachment.ec2_cloudwatch_policy',
  'aws_iam_role_policy_attachment.ec2_ssm_policy',
  'aws_launch_template.launch_template',
  'aws_lb.alb',
  'aws_lb_listener.http',
  'aws_lb_target_group.tg',
  'aws_s3_bucket.bucket',
  'aws_s3_bucket_ownership_controls.bucket_ownership',
  'aws_s3_bucket_policy.bucket_policy',
  'aws_s3_bucket_public_access_block.bucket_public_access_block',
  'aws_s3_bucket_server_side_encryption_configuration.bucket_encryption',
  'aws_security_group.alb_sg',
  'aws_security_group.app_sg',
  'aws_security_group.db_sg',
  'aws_vpc_security_group_egress_rule.alb_to_app',
  'aws_vpc_security_group_egress_rule.app_https',
  'aws_vpc_security_group_egress_rule.app_to_db',
  'aws_vpc_security_group_ingress_rule.alb_http',
  'aws_vpc_security_group_ingress_rule.app_from_alb',
  'aws_vpc_security_group_ingress_rule.db_from_app',
  'data.aws_secretsmanager_secret.rds_password',
  'data.aws_ssm_parameter.ami',
  'data.aws_subnets.subnets',
  'data.aws_vpc.vpc',
];

/** What an option adds to, or takes from, the addresses above. */
const more: Readonly<Record<string, readonly string[]>> = {
  versioning: ['aws_s3_bucket_versioning.bucket_versioning'],
  finalSnapshot: ['terraform_data.db_first_deploy'],
  monitoring: ['aws_iam_role.db_monitoring_role', 'aws_iam_role_policy_attachment.db_monitoring_policy'],
  account: ['data.aws_caller_identity.account'],
  logsKey: ['aws_kms_key.logs_key', 'aws_kms_alias.logs_key_alias'],
  alarms: [
    'aws_cloudwatch_metric_alarm.application_errors',
    'aws_cloudwatch_metric_alarm.application_latency',
    'aws_cloudwatch_metric_alarm.database_connections',
    'aws_cloudwatch_metric_alarm.database_cpu',
    'aws_cloudwatch_metric_alarm.database_memory',
    'aws_cloudwatch_metric_alarm.database_storage',
    'aws_cloudwatch_metric_alarm.load_balancer_errors',
    'aws_cloudwatch_metric_alarm.missing_instances',
    'aws_cloudwatch_metric_alarm.unhealthy_targets',
    'aws_db_event_subscription.db_events',
    'aws_kms_key.alarms_key',
    'aws_kms_alias.alarms_key_alias',
    'aws_sns_topic.alarms',
    'aws_sns_topic_policy.alarms_policy',
  ],
  dashboard: ['aws_cloudwatch_dashboard.dashboard'],
  scaling: ['aws_autoscaling_policy.scale_on_cpu'],
  lifecycle: ['aws_s3_bucket_lifecycle_configuration.bucket_lifecycle'],
  backup: [
    'aws_backup_plan.backup_plan',
    'aws_backup_selection.backup_selection',
    'aws_backup_vault.backup_vault',
    'aws_backup_vault_lock_configuration.backup_vault_lock',
    'aws_iam_role.backup_role',
    'aws_iam_role_policy_attachment.backup_policy',
    'aws_iam_role_policy_attachment.backup_restore_policy',
    'aws_iam_role_policy_attachment.backup_s3_policy',
    'aws_iam_role_policy_attachment.backup_s3_restore_policy',
    'aws_kms_key.backup_key',
    'aws_kms_alias.backup_key_alias',
  ],
  https: ['aws_lb_listener.https', 'aws_vpc_security_group_ingress_rule.alb_https'],
  accessLogs: ['aws_s3_bucket_logging.bucket_logging'],
  webAcl: [
    'aws_cloudwatch_log_group.web_acl_log_group',
    'aws_wafv2_web_acl.web_acl',
    'aws_wafv2_web_acl_association.web_acl_association',
    'aws_wafv2_web_acl_logging_configuration.web_acl_logging',
  ],
};

/** What stands in the place of the default VPC in production. */
const inDefaultVpc = ['data.aws_subnets.subnets', 'data.aws_vpc.vpc'];
const zones = [1, 2, 3];
const ownNetwork: readonly string[] = [
  'aws_cloudwatch_log_group.flow_logs',
  'aws_default_network_acl.unused_acl',
  'aws_default_route_table.unused_routes',
  'aws_default_security_group.unused_group',
  ...zones.map((zone) => `aws_eip.nat_address_${zone}`),
  'aws_flow_log.flow_log',
  'aws_iam_role.flow_logs_role',
  'aws_iam_role_policy.write_flow_logs',
  'aws_internet_gateway.internet_gateway',
  ...zones.map((zone) => `aws_nat_gateway.nat_${zone}`),
  ...['database', 'private', 'public'].map((kind) => `aws_network_acl.${kind}_acl`),
  ...zones.map((zone) => `aws_route.private_nat_${zone}`),
  'aws_route.public_internet',
  'aws_route_table.database_routes',
  ...zones.map((zone) => `aws_route_table.private_routes_${zone}`),
  'aws_route_table.public_routes',
  ...['database', 'private', 'public'].flatMap((kind) =>
    zones.flatMap((zone) => [
      `aws_route_table_association.${kind}_routes_of_${zone}`,
      `aws_subnet.${kind}_${zone}`,
    ]),
  ),
  'aws_vpc.vpc',
  'aws_vpc_endpoint.s3',
  'data.aws_availability_zones.zones',
  'terraform_data.zones_kept',
];
const endpoints: readonly string[] = [
  'aws_security_group.endpoints_sg',
  ...['logs', 'monitoring', 'secretsmanager', 'ssm', 'ssmmessages'].map(
    (service) => `aws_vpc_endpoint.${service}`,
  ),
  'aws_vpc_security_group_egress_rule.app_to_endpoints',
  'aws_vpc_security_group_egress_rule.app_to_s3',
  'aws_vpc_security_group_ingress_rule.endpoints_from_app',
];

/** What each source of the password has; the listed addresses are those of `secretsManager`. */
const password: Readonly<Record<string, readonly string[]>> = {
  secretsManager: ['data.aws_secretsmanager_secret.rds_password'],
  generated: [
    'aws_secretsmanager_secret.rds_password',
    'aws_secretsmanager_secret_version.rds_password_version',
  ],
  rdsManaged: ['data.aws_db_instance.db_managed_secret', 'terraform_data.db_managed_password'],
};

describe('the addresses of an environment', () => {
  it.each(['secretsManager', 'generated', 'rdsManaged'] as const)(
    'are the listed ones, with the password from %s',
    (source) => {
      const stack = synthesizeEnvironment('dev', 'dev-001', { database: { password: { source } } });
      const rest = contract.filter((address) => !password.secretsManager?.includes(address));
      expect([...addressesOf(stack).keys()].sort()).toEqual([...rest, ...(password[source] ?? [])].sort());
    },
  );

  it('are the listed ones in development', () => {
    expect([...addressesOf(synthesizeEnvironment('dev', 'dev-001')).keys()].sort()).toEqual(contract);
  });

  it('are the listed ones in production, with a certificate', () => {
    const certificateArn =
      'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';
    const stack = synthesizeEnvironment('prod', 'prod-003', { loadBalancer: { certificateArn } });
    const rest = contract.filter((address) => !inDefaultVpc.includes(address));
    expect([...addressesOf(stack).keys()].sort()).toEqual(
      [...rest, ...ownNetwork, ...Object.values(more).flat()].sort(),
    );
  });

  it('are the listed ones in a network of its own without NAT', () => {
    const network = { mode: 'dedicated', nat: 'none', zones: 3, flowLogs: true } as const;
    const keys = [...addressesOf(synthesizeEnvironment('dev', 'dev-001', { network })).keys()];
    const gone = [...inDefaultVpc, 'aws_vpc_security_group_egress_rule.app_https'];
    const own = ownNetwork.filter((address) => !/nat_(address_)?\d$/.test(address));
    const rest = contract.filter((address) => !gone.includes(address));
    expect(keys.sort()).toEqual([...rest, ...own, ...endpoints].sort());
  });

  it('do not depend on the suffix', () => {
    const addresses = (suffix: string) => [...addressesOf(synthesizeEnvironment('dev', suffix)).keys()];
    expect(addresses('dev-002')).toEqual(addresses('a-very-long-environment-name'));
  });

  it('are refused when two elements would share one', () => {
    const stack = new MultiEnvStack(new App({ outdir: '/tmp', stackTraces: false }), 'x', 'dev', 'dev-001');
    const twin = stack.node.findChild('database').node.findChild('postgres');
    expect(
      () => Reflect.construct(twin.constructor, [stack, 'postgres', { instanceClass: 'db.t4g.micro' }]).fqn,
    ).toThrow(/database\/postgres.*address.*postgres/s);
  });
});

describe('a synthesized environment', () => {
  it.each(everyOption)(
    'uses nothing that the oldest supported provider does not know: $name',
    ({ environment, config }) => {
      expect(schemaProblems(synthesizeEnvironment(environment, `${environment}-001`, config))).toEqual([]);
    },
  );

  it('passes the validations of cdktn inside an app', () => {
    const app = Testing.app({ stackTraces: false });
    const stack = new MultiEnvStack(app, 'multi-env-dev-001', 'dev', 'dev-001');
    expect(() => Testing.synth(stack, true)).not.toThrow();
  });

  it('names environment and suffix to those who hold the stack', () => {
    const stack = new MultiEnvStack(Testing.app(), 'multi-env-qa-007', 'qa', 'qa-007', { tier: 'staging' });
    expect([stack.environment, stack.environmentSuffix, stack.settings.tier]).toEqual([
      'qa',
      'qa-007',
      'staging',
    ]);
  });

  it('takes a resolved environment as it is, and checks a changed copy of one', () => {
    const resolved = resolveEnvironment({ environment: 'prod', suffix: 'prod-003' });
    const stackOf = (config: typeof resolved) =>
      new MultiEnvStack(Testing.app(), 'multi-env-prod-003', 'prod', 'prod-003', config);
    expect(stackOf(resolved).settings).toBe(resolved);
    const database = { ...resolved.database, backupRetentionDays: 14 };
    expect(stackOf({ ...resolved, database }).settings.database.backupRetentionDays).toBe(14);
    expect(() => stackOf({ ...resolved, database: { ...database, storageGiB: 5 } })).toThrow(/storageGiB/);
    expect(() => stackOf({ ...resolved, compute: { ...resolved.compute, minSize: 20 } })).toThrow(UserError);
  });

  it('keeps paths of the machine out of the JSON', () => {
    expect(JSON.stringify(synthesizeEnvironment('dev', 'dev-001'))).not.toContain(process.cwd());
  });

  it('accepts both generations of the provider, and says which Terraform it needs', () => {
    const { terraform } = synthesizeEnvironment('dev', 'dev-001');
    expect(terraform).toMatchObject({
      required_version: '>= 1.11.0',
      required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' } },
      backend: { local: { path: '../../../.multienv/state/dev-001/terraform.tfstate' } },
    });
  });

  it('ties Terraform to account, profile and role when they are given', () => {
    const aws = {
      accountId: '012345678901',
      profile: 'work',
      roleArn: 'arn:aws:iam::012345678901:role/deploy',
      externalId: 'team-42',
    };
    const { provider } = synthesizeEnvironment('dev', 'dev-001', { aws: { region: 'eu-west-1', ...aws } });
    expect(provider).toMatchObject({
      aws: [
        {
          region: 'eu-west-1',
          allowed_account_ids: ['012345678901'],
          profile: 'work',
          assume_role: [
            {
              role_arn: 'arn:aws:iam::012345678901:role/deploy',
              session_name: 'multienv-dev-001',
              external_id: 'team-42',
            },
          ],
        },
      ],
    });
  });

  it('refuses wrong settings with every problem at once', () => {
    const config = { compute: { minSize: 5, maxSize: 2 }, database: { storageGiB: 500, maxStorageGiB: 100 } };
    try {
      synthesizeEnvironment('dev', 'dev-001', config);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).problems.length).toBeGreaterThanOrEqual(2);
    }
  });
});
