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
  'aws_db_instance.postgres',
  'aws_db_parameter_group.db_parameter_group',
  'aws_db_subnet_group.db_subnet_group',
  'aws_iam_instance_profile.instance_profile',
  'aws_iam_role.ec2_role',
  'aws_iam_role_policy.read_database_secret',
  'aws_iam_role_policy.use_bucket',
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
  https: ['aws_lb_listener.https', 'aws_vpc_security_group_ingress_rule.alb_https'],
};

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
    expect([...addressesOf(stack).keys()].sort()).toEqual(
      [...contract, ...Object.values(more).flat()].sort(),
    );
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
