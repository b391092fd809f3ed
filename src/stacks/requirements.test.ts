import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EnvironmentConfig } from '../config/schema/environment-schema.js';
import { addressesOf, synthesizeEnvironment } from '../testing.js';

/** The three environments of the review. `row N` in a name is the row of docs/reference/requirements.md. */
const environments = [
  { environment: 'dev', suffix: 'dev-001', production: false },
  { environment: 'staging', suffix: 'staging-002', production: false },
  { environment: 'prod', suffix: 'prod-003', production: true },
] as const;

const certificateArn =
  'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';

type Attributes = Readonly<Record<string, unknown>>;

function build(environment: string, suffix: string, config: EnvironmentConfig = {}) {
  const stack = synthesizeEnvironment(environment, suffix, config);
  const addresses = addressesOf(stack);
  const resources = [...addresses].filter(([address]) => address.startsWith('aws_'));
  return {
    stack,
    resources,
    /** Attributes of one resource. */
    at: (address: string): Attributes =>
      addresses.get(address) ?? expect.unreachable(`${address} is missing`),
    ofType: (type: string): [string, Attributes][] =>
      resources.filter(([address]) => address.startsWith(`${type}.`)),
  };
}

const ephemeralPassword = z.object({
  aws_secretsmanager_random_password: z.object({
    rds_password_random: z.object({
      exclude_characters: z.string(),
      include_space: z.boolean(),
      password_length: z.number(),
    }),
  }),
});

function randomPassword(stack: ReturnType<typeof build>['stack']) {
  return ephemeralPassword.parse(stack.ephemeral).aws_secretsmanager_random_password.rds_password_random;
}

describe.each(environments)('$suffix', ({ environment, suffix, production }) => {
  const { stack, resources, at, ofType } = build(environment, suffix);
  const commonTags = {
    Environment: environment,
    EnvironmentSuffix: suffix,
    ManagedBy: 'CDKTF',
    Project: 'multi-env-infrastructure',
  };

  it('row 1: takes the password from the ephemeral secret into a write-only attribute', () => {
    const postgres = at('aws_db_instance.postgres');
    expect(postgres).not.toHaveProperty('password');
    expect(postgres.password_wo).toBe(
      '${ephemeral.aws_secretsmanager_secret_version.rds_password_value.secret_string}',
    );
    expect(postgres.password_wo_version).toBe(1);
    expect(at('data.aws_secretsmanager_secret.rds_password').name).toBe(`rds-password-${suffix}`);
    expect(stack.data.aws_secretsmanager_secret_version).toBeUndefined();
  });

  it('row 1: generates the password outside the state, and reads it back from the version of its secret', () => {
    const { at, stack } = build(environment, suffix, {
      database: { password: { source: 'generated', version: 3 } },
    });
    const postgres = at('aws_db_instance.postgres');
    expect(postgres).not.toHaveProperty('password');
    expect(postgres).toMatchObject({
      password_wo: '${ephemeral.aws_secretsmanager_secret_version.rds_password_value.secret_string}',
      password_wo_version: 3,
    });
    expect(stack.ephemeral).toMatchObject({
      aws_secretsmanager_secret_version: {
        rds_password_value: {
          secret_id: '${aws_secretsmanager_secret_version.rds_password_version.arn}',
        },
      },
    });
    const version = at('aws_secretsmanager_secret_version.rds_password_version');
    expect(version).not.toHaveProperty('secret_string');
    expect(version).toMatchObject({
      secret_id: '${aws_secretsmanager_secret.rds_password.id}',
      secret_string_wo: '${ephemeral.aws_secretsmanager_random_password.rds_password_random.random_password}',
      secret_string_wo_version: 3,
    });
    expect(at('aws_secretsmanager_secret.rds_password')).toMatchObject({
      name: `rds-password-${suffix}`,
      recovery_window_in_days: production ? 30 : 0,
    });
  });

  it('row 1: asks RDS for none of the characters that it refuses', () => {
    const { stack } = build(environment, suffix, { database: { password: { source: 'generated' } } });
    const { exclude_characters, include_space, password_length } = randomPassword(stack);
    expect([...'/"@'].every((character) => exclude_characters.includes(character))).toBe(true);
    expect(exclude_characters).not.toMatch(/[$%]\{/);
    expect([include_space, password_length]).toEqual([false, 32]);
  });

  it('row 1: leaves the password to RDS where that is chosen', () => {
    const { at, stack } = build(environment, suffix, { database: { password: { source: 'rdsManaged' } } });
    const postgres = at('aws_db_instance.postgres');
    expect(postgres.manage_master_user_password).toBe(true);
    for (const attribute of ['password', 'password_wo', 'password_wo_version'])
      expect(postgres).not.toHaveProperty(attribute);
    expect(stack.ephemeral).toBeUndefined();
    expect(stack.data.aws_secretsmanager_secret).toBeUndefined();
  });

  it.each([
    ['secretsManager', '${data.aws_secretsmanager_secret.rds_password.arn}'],
    ['generated', '${aws_secretsmanager_secret.rds_password.arn}'],
    ['rdsManaged', '${data.aws_db_instance.db_managed_secret.master_user_secret[0].secret_arn}'],
  ] as const)('row 1: tells the application the secret of the source %s, and no value', (source, arn) => {
    const { at, stack } = build(environment, suffix, { database: { password: { source } } });
    expect(stack.output.db_secret_arn?.value).toBe(arn);
    expect(at('aws_iam_role_policy.read_database_secret').policy).toContain(arn);
    expect(Object.values(at('aws_launch_template.launch_template')).join()).not.toContain('ephemeral.');
    expect(JSON.stringify(stack.output)).not.toContain('ephemeral.');
  });

  it('row 2: tags everything, also what default tags do not reach', () => {
    expect(stack.provider).toMatchObject({ aws: [{ default_tags: [{ tags: commonTags }] }] });
    const instanceTags = { ...commonTags, Name: `asg-instance-${suffix}` };
    expect(at('aws_launch_template.launch_template').tag_specifications).toEqual(
      ['instance', 'volume', 'network-interface'].map((resource_type) => ({
        resource_type,
        tags: instanceTags,
      })),
    );
  });

  it('row 2: gives every named resource that takes tags its name as the tag Name', () => {
    const takesNoTags = /^aws_(iam_role_policy|autoscaling_(group|policy)|kms_alias|backup_selection)\./;
    for (const [address, attributes] of resources) {
      const name = attributes.name ?? attributes.identifier ?? attributes.bucket;
      if (typeof name !== 'string' || name.includes('${') || takesNoTags.test(address)) continue;
      expect(attributes.tags, address).toEqual({ Name: name });
    }
  });

  it('row 3: encrypts the storage of the database and keeps it private', () => {
    expect(at('aws_db_instance.postgres')).toMatchObject({
      storage_encrypted: true,
      publicly_accessible: false,
    });
  });

  it('row 4: closes and encrypts the bucket', () => {
    expect(at('aws_s3_bucket.bucket')).toMatchObject({
      bucket: `app-data-${suffix}`,
      force_destroy: !production,
    });
    expect(at('aws_s3_bucket_public_access_block.bucket_public_access_block')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(at('aws_s3_bucket_server_side_encryption_configuration.bucket_encryption').rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' }, bucket_key_enabled: true },
    ]);
    expect(at('aws_s3_bucket_ownership_controls.bucket_ownership').rule).toEqual({
      object_ownership: 'BucketOwnerEnforced',
    });
    const [statement] = JSON.parse(String(at('aws_s3_bucket_policy.bucket_policy').policy)).Statement;
    expect(statement).toMatchObject({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  it('row 4: versions the bucket outside development', () => {
    const versioned = environment !== 'dev';
    expect(ofType('aws_s3_bucket_versioning')).toHaveLength(versioned ? 1 : 0);
    if (versioned)
      expect(at('aws_s3_bucket_versioning.bucket_versioning').versioning_configuration).toEqual({
        status: 'Enabled',
      });
  });

  it('row 5: puts the database into a subnet group, in two zones in production', () => {
    expect(at('aws_db_subnet_group.db_subnet_group').name).toBe(`db-subnet-group-${suffix}`);
    expect(at('aws_db_instance.postgres')).toMatchObject({
      db_subnet_group_name: '${aws_db_subnet_group.db_subnet_group.name}',
      multi_az: production,
    });
  });

  it('row 6: gives the instances a role for Session Manager and CloudWatch, and no key pair', () => {
    const policies = ofType('aws_iam_role_policy_attachment')
      .filter(([, { role }]) => role === '${aws_iam_role.ec2_role.name}')
      .map(([, { policy_arn }]) => policy_arn);
    expect(policies.sort()).toEqual(
      [
        'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
        'arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy',
      ].sort(),
    );
    expect(at('aws_iam_instance_profile.instance_profile')).toMatchObject({
      name: `ec2-profile-${suffix}`,
      role: '${aws_iam_role.ec2_role.name}',
    });
    const template = at('aws_launch_template.launch_template');
    expect(template.iam_instance_profile).toEqual({
      name: '${aws_iam_instance_profile.instance_profile.name}',
    });
    expect(template).not.toHaveProperty('key_name');
    expect(resources.filter(([, { from_port }]) => from_port === 22)).toEqual([]);
  });

  it('row 6: lets the instances read one secret and use one bucket, nothing else', () => {
    const own = ['aws_iam_role_policy.read_database_secret', 'aws_iam_role_policy.use_bucket'];
    const statements = own.flatMap((address) => JSON.parse(String(at(address).policy)).Statement);
    expect(at('aws_iam_role.ec2_role').permissions_boundary).toBe('${aws_iam_policy.ec2_boundary.arn}');
    expect(statements).toEqual([
      {
        Effect: 'Allow',
        Action: ['secretsmanager:GetSecretValue'],
        Resource: '${data.aws_secretsmanager_secret.rds_password.arn}',
      },
      { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: '${aws_s3_bucket.bucket.arn}' },
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        Resource: '${aws_s3_bucket.bucket.arn}/*',
      },
    ]);
  });

  it('row 7: requires IMDSv2 with one hop', () => {
    expect(at('aws_launch_template.launch_template').metadata_options).toEqual({
      http_endpoint: 'enabled',
      http_tokens: 'required',
      http_put_response_hop_limit: 1,
    });
  });

  it('row 8: backs the database up, maintains it and exports its logs', () => {
    expect(at('aws_db_instance.postgres')).toMatchObject({
      engine: 'postgres',
      engine_version: '15',
      auto_minor_version_upgrade: true,
      backup_retention_period: 7,
      backup_window: '03:00-04:00',
      maintenance_window: 'Mon:04:00-Mon:05:00',
      enabled_cloudwatch_logs_exports: ['postgresql', 'upgrade'],
      copy_tags_to_snapshot: true,
      delete_automated_backups: !production,
      iam_database_authentication_enabled: true,
    });
    expect(at('aws_db_parameter_group.db_parameter_group').parameter).toEqual([
      { name: 'rds.force_ssl', value: '1' },
      { name: 'log_connections', value: '1' },
      { name: 'log_disconnections', value: '1' },
      { name: 'log_min_duration_statement', value: '1000' },
      { name: 'log_parameter_max_length', value: '0' },
      { name: 'log_parameter_max_length_on_error', value: '0' },
    ]);
  });

  it('row 9: attaches the group of instances to the target group', () => {
    expect(at('aws_autoscaling_attachment.asg_attachment')).toMatchObject({
      autoscaling_group_name: '${aws_autoscaling_group.asg.name}',
      lb_target_group_arn: '${aws_lb_target_group.tg.arn}',
    });
  });

  it('row 10: takes the word of the load balancer on whether an instance is healthy', () => {
    expect(at('aws_autoscaling_group.asg')).toMatchObject({
      health_check_type: 'ELB',
      health_check_grace_period: 300,
    });
  });

  it('row 11: puts the whole suffix into every name', () => {
    const named = resources
      .filter(([address]) => !address.startsWith('aws_iam_role_policy.'))
      .map(([address, { name, identifier, bucket }]) => [address, name ?? identifier ?? bucket])
      .filter(([, name]) => typeof name === 'string' && !name.includes('${'));
    expect(Object.fromEntries(named)).toEqual({
      ...(production
        ? {
            'aws_db_event_subscription.db_events': `db-events-${suffix}`,
            'aws_iam_role.db_monitoring_role': `rds-monitoring-role-${suffix}`,
            'aws_kms_alias.alarms_key_alias': `alias/alarms-${suffix}`,
            'aws_kms_alias.backup_key_alias': `alias/backup-vault-${suffix}`,
            'aws_kms_alias.logs_key_alias': `alias/logs-${suffix}`,
            'aws_sns_topic.alarms': `alarms-${suffix}`,
          }
        : {}),
      'aws_cloudwatch_log_group.application_log': `/multi-env/${suffix}/application`,
      'aws_cloudwatch_log_group.db_log': `/aws/rds/instance/postgres-${suffix}/postgresql`,
      'aws_cloudwatch_log_group.db_upgrade_log': `/aws/rds/instance/postgres-${suffix}/upgrade`,
      'aws_cloudwatch_log_group.system_log': `/multi-env/${suffix}/system`,
      'aws_autoscaling_group.asg': `asg-${suffix}`,
      ...(production
        ? {
            'aws_autoscaling_policy.scale_on_cpu': `scale-on-cpu-${suffix}`,
            'aws_backup_plan.backup_plan': `backup-plan-${suffix}`,
            'aws_backup_selection.backup_selection': `backup-selection-${suffix}`,
            'aws_backup_vault.backup_vault': `backup-vault-${suffix}`,
            'aws_iam_role.backup_role': `backup-role-${suffix}`,
          }
        : {}),
      'aws_db_instance.postgres': `postgres-${suffix}`,
      'aws_db_parameter_group.db_parameter_group': `postgres15-${suffix}`,
      'aws_db_subnet_group.db_subnet_group': `db-subnet-group-${suffix}`,
      'aws_iam_instance_profile.instance_profile': `ec2-profile-${suffix}`,
      'aws_iam_policy.ec2_boundary': `ec2-boundary-${suffix}`,
      'aws_iam_role.ec2_role': `ec2-role-${suffix}`,
      'aws_launch_template.launch_template': `lt-${suffix}`,
      ...(production
        ? {
            'aws_cloudwatch_log_group.web_acl_log_group': `aws-waf-logs-${suffix}`,
            'aws_wafv2_web_acl.web_acl': `web-acl-${suffix}`,
          }
        : {}),
      'aws_lb.alb': `alb-${suffix}`,
      // Its name changes with the protocol, which is https in production.
      'aws_lb_target_group.tg': `${production ? 'tgs' : 'tg'}-${suffix}`,
      'aws_s3_bucket.bucket': `app-data-${suffix}`,
      'aws_security_group.alb_sg': `alb-sg-${suffix}`,
      'aws_security_group.app_sg': `app-sg-${suffix}`,
      'aws_security_group.db_sg': `db-sg-${suffix}`,
      ...(production
        ? {
            'aws_cloudwatch_log_group.flow_logs': `vpc-flow-logs-${suffix}`,
            'aws_iam_role.flow_logs_role': `vpc-flow-logs-role-${suffix}`,
          }
        : {}),
    });
  });

  it('row 12: describes every security group', () => {
    expect(ofType('aws_security_group').map(([, { description }]) => description)).toEqual([
      `Security group for Application Load Balancer ${environment}`,
      `Security group for application instances ${environment}`,
      `Security group for RDS PostgreSQL ${environment}`,
    ]);
  });

  it('row 13: describes every rule, and lets only the application reach the database', () => {
    const rules = [
      ...ofType('aws_vpc_security_group_ingress_rule'),
      ...ofType('aws_vpc_security_group_egress_rule'),
    ];
    expect(rules).toHaveLength(6);
    for (const [address, { description }] of rules) expect(description, address).toMatch(/^\w.{10,}/);
    const toDatabase = rules.filter(
      ([, rule]) => rule.security_group_id === '${aws_security_group.db_sg.id}',
    );
    expect(toDatabase.map(([, rule]) => rule)).toMatchObject([
      {
        description: 'PostgreSQL access from application tier',
        from_port: 5432,
        to_port: 5432,
        ip_protocol: 'tcp',
        referenced_security_group_id: '${aws_security_group.app_sg.id}',
      },
    ]);
    expect(toDatabase[0]?.[1]).not.toHaveProperty('cidr_ipv4');
    expect(at('aws_vpc_security_group_ingress_rule.app_from_alb')).toMatchObject({
      referenced_security_group_id: '${aws_security_group.alb_sg.id}',
      from_port: 8080,
    });
  });

  it('row 14: sets up the load balancer explicitly', () => {
    expect(at('aws_lb.alb')).toMatchObject({
      load_balancer_type: 'application',
      enable_deletion_protection: production,
      enable_http2: true,
      idle_timeout: 60,
      drop_invalid_header_fields: true,
    });
  });

  it('row 15: checks the health of the instances', () => {
    expect(at('aws_lb_target_group.tg')).toMatchObject({
      target_type: 'instance',
      deregistration_delay: '30',
      health_check: {
        enabled: true,
        path: '/health',
        interval: 30,
        timeout: 5,
        healthy_threshold: 2,
        unhealthy_threshold: 2,
        matcher: '200',
      },
    });
  });

  it('row 16: hands its tags on to the instances', () => {
    const tags = { ...commonTags, Name: `asg-instance-${suffix}` };
    expect(at('aws_autoscaling_group.asg').tag).toEqual(
      Object.entries(tags).map(([key, value]) => ({ key, value, propagate_at_launch: true })),
    );
  });

  it('row 18: has the outputs of the review, each described, none secret', () => {
    const names = [
      'alb_arn',
      'alb_dns_name',
      'asg_name',
      'bucket_arn',
      'bucket_name',
      'db_address',
      'db_endpoint',
      'vpc_id',
    ];
    expect(Object.keys(stack.output)).toEqual(expect.arrayContaining(names));
    for (const [name, output] of Object.entries(stack.output))
      expect(output.description, name).toMatch(/^\w.*\.$/);
    expect(JSON.stringify(stack.output)).not.toMatch(/password_wo|secret_string|\bephemeral\./);
  });

  it('row 23: stands in ap-southeast-1', () => {
    expect(stack.provider).toMatchObject({ aws: [{ region: 'ap-southeast-1' }] });
  });

  it('row 24: runs the Amazon Linux 2023 of the architecture', () => {
    expect(at('data.aws_ssm_parameter.ami').name).toBe(
      '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
    );
    expect(at('aws_launch_template.launch_template').image_id).toBe(
      '${data.aws_ssm_parameter.ami.insecure_value}',
    );
  });

  it('encrypts the root volume of the instances', () => {
    expect(at('aws_launch_template.launch_template').block_device_mappings).toEqual([
      {
        device_name: '/dev/xvda',
        ebs: { delete_on_termination: 'true', encrypted: 'true', volume_type: 'gp3' },
      },
    ]);
  });

  it('replaces instances by a refresh that keeps capacity and can go back', () => {
    expect(at('aws_autoscaling_group.asg')).toMatchObject({
      launch_template: { version: '${aws_launch_template.launch_template.latest_version}' },
      instance_refresh: {
        strategy: 'Rolling',
        preferences: { min_healthy_percentage: 100, max_healthy_percentage: 200, auto_rollback: true },
      },
    });
  });
});

describe('capacity', () => {
  it.each([
    ['dev', 't3.micro', 1, 2],
    ['staging', 't3.small', 2, 4],
    ['prod', 'm6i.large', 3, 9],
  ] as const)('of %s is %s, %i to %i, without a desired capacity', (environment, instanceType, min, max) => {
    const { at } = build(environment, `${environment}-001`);
    expect(at('aws_launch_template.launch_template').instance_type).toBe(instanceType);
    expect(at('aws_autoscaling_group.asg')).toMatchObject({ min_size: min, max_size: max });
    expect(at('aws_autoscaling_group.asg')).not.toHaveProperty('desired_capacity');
  });

  it('is never waited for: a lowered maximum would make the provider wait for what AWS has taken away', () => {
    const { at } = build('dev', 'dev-001');
    expect(at('aws_autoscaling_group.asg').wait_for_capacity_timeout).toBe('0');
  });

  it('follows the file', () => {
    const { at } = build('dev', 'dev-001', { compute: { minSize: 2, maxSize: 6, desiredCapacity: 4 } });
    expect(at('aws_autoscaling_group.asg')).toMatchObject({ min_size: 2, max_size: 6, desired_capacity: 4 });
  });
});

describe('the database', () => {
  it.each([
    [
      'dev',
      'db.t4g.micro',
      20,
      100,
      { skip_final_snapshot: true, apply_immediately: true, deletion_protection: false },
    ],
    [
      'staging',
      'db.t4g.small',
      50,
      200,
      { skip_final_snapshot: true, apply_immediately: true, deletion_protection: false },
    ],
    [
      'prod',
      'db.m6g.large',
      100,
      1000,
      { skip_final_snapshot: false, apply_immediately: false, deletion_protection: true },
    ],
  ] as const)(
    'of %s is a %s of %i to %i GiB',
    (environment, instanceClass, storage, maxStorage, protection) => {
      const { at } = build(environment, `${environment}-001`);
      expect(at('aws_db_instance.postgres')).toMatchObject({
        instance_class: instanceClass,
        storage_type: 'gp3',
        allocated_storage: storage,
        max_allocated_storage: maxStorage,
        ...protection,
      });
    },
  );

  it('leaves a snapshot whose name is not taken twice', () => {
    const { at, stack } = build('prod', 'prod-003');
    expect(at('aws_db_instance.postgres').final_snapshot_identifier).toBe(
      'postgres-prod-003-final-${terraform_data.db_first_deploy.output.time}',
    );
    expect(stack.resource.terraform_data?.db_first_deploy).toMatchObject({
      input: { time: '${formatdate("YYYYMMDDhhmmss", plantimestamp())}' },
      lifecycle: { ignore_changes: ['input'] },
    });
  });

  it('stops maintaining the minor version when one is pinned', () => {
    const { at } = build('dev', 'dev-001', { database: { engineVersion: '15.17' } });
    expect(at('aws_db_instance.postgres')).toMatchObject({
      engine_version: '15.17',
      auto_minor_version_upgrade: false,
    });
  });

  it('moves to a parameter group of another name with the next major version', () => {
    const { at } = build('dev', 'dev-001', { database: { engineVersion: '16' } });
    expect(at('aws_db_parameter_group.db_parameter_group')).toMatchObject({
      name: 'postgres16-dev-001',
      family: 'postgres16',
      lifecycle: { create_before_destroy: true },
    });
  });

  it('has no storage autoscaling when there is no room for it', () => {
    const { at } = build('dev', 'dev-001', { database: { storageGiB: 100, maxStorageGiB: 100 } });
    expect(at('aws_db_instance.postgres')).not.toHaveProperty('max_allocated_storage');
  });
});

describe('the load balancer', () => {
  it('serves HTTP alone without a certificate', () => {
    const { ofType } = build('prod', 'prod-003');
    expect(ofType('aws_lb_listener').map(([, { port, default_action }]) => [port, default_action])).toEqual([
      [80, [{ type: 'forward', target_group_arn: '${aws_lb_target_group.tg.arn}' }]],
    ]);
    expect(
      ofType('aws_vpc_security_group_ingress_rule').filter(([, { from_port }]) => from_port === 443),
    ).toEqual([]);
  });

  it('serves HTTPS with a certificate, and sends HTTP there', () => {
    const { at, stack } = build('prod', 'prod-003', { loadBalancer: { certificateArn } });
    expect(at('aws_lb_listener.https')).toMatchObject({
      port: 443,
      protocol: 'HTTPS',
      certificate_arn: certificateArn,
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      default_action: [{ type: 'forward' }],
    });
    expect(at('aws_lb_listener.http').default_action).toEqual([
      { type: 'redirect', redirect: { protocol: 'HTTPS', port: '443', status_code: 'HTTP_301' } },
    ]);
    expect(at('aws_vpc_security_group_ingress_rule.alb_https')).toMatchObject({
      from_port: 443,
      to_port: 443,
    });
    expect(stack.output.app_url?.value).toBe('https://${aws_lb.alb.dns_name}');
  });

  it('serves a domain name with a certificate that proves itself in its zone', () => {
    const config = { loadBalancer: { domainName: 'app.example.com', hostedZoneId: 'Z0123456789ABCDEFGHIJ' } };
    const { at, stack } = build('prod', 'prod-003', config);
    expect(at('aws_acm_certificate.certificate')).toMatchObject({
      domain_name: 'app.example.com',
      validation_method: 'DNS',
      lifecycle: { create_before_destroy: true },
    });
    expect(at('aws_route53_record.certificate_record').zone_id).toBe('Z0123456789ABCDEFGHIJ');
    expect(at('aws_lb_listener.https').certificate_arn).toBe(
      '${aws_acm_certificate_validation.certificate_validation.certificate_arn}',
    );
    expect(at('aws_route53_record.alias_record')).toMatchObject({
      name: 'app.example.com',
      type: 'A',
      alias: { name: '${aws_lb.alb.dns_name}', zone_id: '${aws_lb.alb.zone_id}' },
    });
    expect(stack.output.app_url?.value).toBe('https://app.example.com');
  });

  it('shows the certificate that is named, beside a domain name too', () => {
    const names = { domainName: 'app.example.com', hostedZoneId: 'Z0123456789ABCDEFGHIJ' };
    const { at, ofType } = build('prod', 'prod-003', { loadBalancer: { certificateArn, ...names } });
    expect(at('aws_lb_listener.https').certificate_arn).toBe(certificateArn);
    expect(ofType('aws_acm_certificate')).toEqual([]);
    expect(ofType('aws_route53_record').map(([address]) => address)).toEqual([
      'aws_route53_record.alias_record',
    ]);
  });

  it('is reached by the blocks that are named alone, each by a rule of its own', () => {
    const allowedSources = ['10.0.0.0/8', '203.0.113.0/24', '10.0.0.0/8'];
    const { ofType } = build('dev', 'dev-001', { loadBalancer: { allowedSources, scheme: 'internal' } });
    const ofAlb = 'aws_vpc_security_group_ingress_rule.alb_';
    const entrances = ofType('aws_vpc_security_group_ingress_rule').filter(([id]) => id.startsWith(ofAlb));
    expect(entrances.map(([id, { cidr_ipv4 }]) => [id.slice(ofAlb.length - 4), cidr_ipv4])).toEqual([
      ['alb_http_10_0_0_0_8', '10.0.0.0/8'],
      ['alb_http_203_0_113_0_24', '203.0.113.0/24'],
    ]);
    expect(ofType('aws_lb').map(([, { internal }]) => internal)).toEqual([true]);
  });

  it('speaks TLS to the instances of production, under another name of the target group', () => {
    const { at } = build('prod', 'prod-003');
    expect(at('aws_lb_target_group.tg')).toMatchObject({
      ...{ name: 'tgs-prod-003', protocol: 'HTTPS', health_check: { protocol: 'HTTPS' } },
    });
    const { at: former } = build('prod', 'prod-003', { edition: '2026-11' });
    expect(former('aws_lb_target_group.tg')).toMatchObject({ name: 'tg-prod-003', protocol: 'HTTP' });
  });

  it('stands behind a firewall in production, whose log has no credentials', () => {
    const { at } = build('prod', 'prod-003');
    const rules: readonly { readonly name: string }[] = Object(at('aws_wafv2_web_acl.web_acl').rule);
    expect(rules.map(({ name }) => name)).toEqual([
      'RateLimit',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
    ]);
    expect(at('aws_wafv2_web_acl_association.web_acl_association').resource_arn).toBe('${aws_lb.alb.arn}');
    expect(at('aws_wafv2_web_acl_logging_configuration.web_acl_logging').redacted_fields).toEqual([
      { single_header: { name: 'authorization' } },
      { single_header: { name: 'cookie' } },
    ]);
    expect(at('aws_cloudwatch_log_group.web_acl_log_group')).toMatchObject({
      name: 'aws-waf-logs-prod-003',
      retention_in_days: 400,
    });
  });

  it('writes access logs to the log bucket of the account, and the bucket too', () => {
    const { at } = build('prod', 'prod-003', { aws: { accountId: '111122223333' } });
    const bucket = 'multienv-logs-111122223333-ap-southeast-1';
    expect(at('aws_lb.alb').access_logs).toEqual({ enabled: true, bucket, prefix: 'load-balancers' });
    expect(at('aws_s3_bucket_logging.bucket_logging')).toMatchObject({
      target_bucket: bucket,
      target_prefix: 'buckets/app-data-prod-003/',
    });
    const named = build('prod', 'prod-003', { logs: { bucket: 'logs-of-our-own' } });
    expect(named.at('aws_lb.alb').access_logs).toMatchObject({ bucket: 'logs-of-our-own' });
  });

  it('gets a target group of another name for another port, made before the old one goes', () => {
    const { at } = build('dev', 'dev-001', { app: { port: 9000, healthPath: '/ready' } });
    expect(at('aws_lb_target_group.tg')).toMatchObject({
      name: 'tg-dev-001-9000',
      port: 9000,
      health_check: { path: '/ready' },
      lifecycle: { create_before_destroy: true },
    });
    for (const rule of ['ingress_rule.app_from_alb', 'egress_rule.alb_to_app'])
      expect(at(`aws_vpc_security_group_${rule}`)).toMatchObject({ from_port: 9000, to_port: 9000 });
  });
});

describe('choices of the file', () => {
  it('pins the AMI', () => {
    const { at, stack } = build('dev', 'dev-001', { compute: { amiId: 'ami-0c802847a7dd848c0' } });
    expect(at('aws_launch_template.launch_template').image_id).toBe('ami-0c802847a7dd848c0');
    expect(stack.data.aws_ssm_parameter).toBeUndefined();
  });

  it('takes the AMI of Graviton for Graviton instances', () => {
    const { at } = build('dev', 'dev-001', { compute: { instanceType: 'm7g.large' } });
    expect(at('data.aws_ssm_parameter.ami').name).toMatch(/-arm64$/);
  });

  it('encrypts the bucket with a key of its own, which the instances may use', () => {
    const kmsKeyArn = 'arn:aws:kms:ap-southeast-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef';
    const { at } = build('prod', 'prod-003', { storage: { encryption: 'aws:kms', kmsKeyArn } });
    expect(at('aws_s3_bucket_server_side_encryption_configuration.bucket_encryption').rule).toEqual([
      {
        apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: kmsKeyArn },
        bucket_key_enabled: true,
      },
    ]);
    expect(String(at('aws_iam_role_policy.use_bucket').policy)).toContain(kmsKeyArn);
  });

  it('adds tags everywhere', () => {
    const { at, stack } = build('dev', 'dev-001', { tags: { CostCenter: '4711' } });
    expect(stack.provider).toMatchObject({ aws: [{ default_tags: [{ tags: { CostCenter: '4711' } }] }] });
    expect(at('aws_autoscaling_group.asg').tag).toContainEqual({
      key: 'CostCenter',
      value: '4711',
      propagate_at_launch: true,
    });
    expect(JSON.stringify(at('aws_launch_template.launch_template').tag_specifications)).toContain('4711');
  });

  it('uses a network that exists', () => {
    const { at, stack } = build('dev', 'dev-001', {
      network: {
        mode: 'existing',
        vpcId: 'vpc-00000001',
        subnetIds: ['subnet-00000001', 'subnet-00000002'],
        loadBalancerSubnetIds: ['subnet-00000003', 'subnet-00000004'],
        databaseSubnetIds: ['subnet-00000005', 'subnet-00000006'],
      },
    });
    expect(stack.data.aws_vpc).toBeUndefined();
    expect(stack.output.vpc_id?.value).toBe('vpc-00000001');
    expect(at('aws_autoscaling_group.asg').vpc_zone_identifier).toEqual([
      'subnet-00000001',
      'subnet-00000002',
    ]);
    expect(at('aws_lb.alb').subnets).toEqual(['subnet-00000003', 'subnet-00000004']);
    expect(at('aws_db_subnet_group.db_subnet_group').subnet_ids).toEqual([
      'subnet-00000005',
      'subnet-00000006',
    ]);
  });

  it.each([
    ['cn-north-1', 'arn:aws-cn:iam'],
    ['us-gov-west-1', 'arn:aws-us-gov:iam'],
  ])('names the managed policies of the partition of %s', (region, prefix) => {
    const { at } = build('dev', 'dev-001', { aws: { region } });
    expect(at('aws_iam_role_policy_attachment.ec2_ssm_policy').policy_arn).toMatch(new RegExp(`^${prefix}`));
  });
});
