import { describe, expect, it } from 'vitest';
import { type Effect, notKnown } from '../effect.js';
import { resourceTypes } from '../index.js';
import { refreshTime } from './refresh-time.js';
import { reachOf } from './security-group.js';

function effectOf(type: string, path: string, values: readonly [unknown, unknown, string?]): Effect {
  const effect = resourceTypes.find((one) => one.type === type)?.effects?.[path];
  if (typeof effect !== 'function') throw new Error(`${type}.${path} does not depend on its values.`);
  return effect(...values);
}

/** What protects, and what does not; and the gravity of its end. */
const protections: readonly (readonly [
  type: string,
  path: string,
  on: unknown,
  off: unknown,
  gravity: Effect['gravity'],
  key?: string,
])[] = [
  ['aws_db_instance', 'deletion_protection', true, false, 'none'],
  ['aws_db_instance', 'deletion_protection', true, undefined, 'none'],
  ['aws_db_instance', 'multi_az', true, false, 'none'],
  ['aws_db_instance', 'backup_retention_period', 7, 0, 'downtime'],
  ['aws_db_instance', 'skip_final_snapshot', false, true, 'none'],
  ['aws_db_instance', 'delete_automated_backups', false, true, 'none'],
  ['aws_db_instance', 'storage_encrypted', true, false, 'none'],
  ['aws_db_instance', 'publicly_accessible', false, true, 'access'],
  ['aws_db_instance', 'iam_database_authentication_enabled', true, false, 'access'],
  ['aws_db_instance', 'auto_minor_version_upgrade', undefined, false, 'none'],
  ['aws_db_instance', 'monitoring_interval', 60, 0, 'none'],
  ['aws_db_instance', 'performance_insights_enabled', true, false, 'none'],
  ['aws_db_parameter_group', 'parameter.value', '1', '0', 'restart', 'rds.force_ssl'],
  ['aws_db_parameter_group', 'parameter.value', '1', '0', 'none', 'log_connections'],
  ['aws_s3_bucket', 'force_destroy', false, true, 'none'],
  ['aws_s3_bucket_versioning', 'versioning_configuration.status', 'Enabled', 'Suspended', 'access'],
  ['aws_s3_bucket_versioning', 'versioning_configuration.mfa_delete', 'Enabled', 'Disabled', 'access'],
  ['aws_s3_bucket_public_access_block', 'block_public_acls', true, false, 'access'],
  ['aws_s3_bucket_public_access_block', 'block_public_policy', true, false, 'access'],
  ['aws_s3_bucket_public_access_block', 'ignore_public_acls', true, false, 'access'],
  ['aws_s3_bucket_public_access_block', 'restrict_public_buckets', true, false, 'access'],
  [
    'aws_s3_bucket_ownership_controls',
    'rule.object_ownership',
    'BucketOwnerEnforced',
    'ObjectWriter',
    'access',
  ],
  ['aws_secretsmanager_secret', 'recovery_window_in_days', undefined, 0, 'none'],
  ['aws_lb', 'enable_deletion_protection', true, false, 'none'],
  ['aws_lb', 'access_logs.enabled', true, undefined, 'none'],
  ['aws_lb', 'connection_logs.enabled', true, false, 'none'],
  ['aws_lb', 'drop_invalid_header_fields', true, false, 'none'],
  ['aws_lb', 'desync_mitigation_mode', 'strictest', 'monitor', 'none'],
  ['aws_lb', 'internal', true, false, 'access'],
  ['aws_lb_listener', 'protocol', 'HTTPS', 'HTTP', 'downtime'],
  ['aws_lb_listener', 'mutual_authentication.mode', 'verify', 'off', 'access'],
  ['aws_iam_role', 'permissions_boundary', 'arn:aws:iam::1:policy/x', '', 'access'],
  ['aws_launch_template', 'metadata_options.http_tokens', 'required', 'optional', 'instance-refresh'],
  ['aws_launch_template', 'block_device_mappings.ebs.encrypted', 'true', 'false', 'instance-refresh'],
  ['aws_launch_template', 'monitoring.enabled', true, false, 'instance-refresh'],
  [
    'aws_launch_template',
    'network_interfaces.associate_public_ip_address',
    'false',
    'true',
    'instance-refresh',
  ],
  ['aws_autoscaling_group', 'health_check_type', 'ELB', 'EC2', 'none'],
  ['aws_autoscaling_group', 'protect_from_scale_in', true, false, 'none'],
];

describe('a protection', () => {
  for (const [type, path, on, off, gravity, key] of protections) {
    it(`${type}.${path} is told with its direction (${on}, ${off})`, () => {
      const ends = effectOf(type, path, [on, off, key]);
      expect(ends).toMatchObject({ gravity, protection: 'off' });
      expect(ends.does).toMatch(/turns off|opens|turns on access control lists/);
      const begins = effectOf(type, path, [off, on, key]);
      expect(begins.protection).toBe('on');
      expect(begins.does).not.toBe(ends.does);
    });

    it(`${type}.${path} has no direction where nobody knows it yet, or nothing moves (${on})`, () => {
      expect(effectOf(type, path, [on, notKnown, key]).protection).toBeUndefined();
      expect(effectOf(type, path, [on, on, key]).protection).toBeUndefined();
    });
  }

  it.each([
    ['aws_db_instance', 'backup_retention_period', 30, 7],
    ['aws_secretsmanager_secret', 'recovery_window_in_days', 30, 7],
    [
      'aws_s3_bucket_server_side_encryption_configuration',
      'rule.apply_server_side_encryption_by_default.sse_algorithm',
      'aws:kms',
      'AES256',
    ],
    ['aws_lb', 'desync_mitigation_mode', 'strictest', undefined],
    ['aws_iam_role', 'max_session_duration', undefined, 43_200],
    ['aws_db_instance', 'enabled_cloudwatch_logs_exports', ['postgresql', 'upgrade'], ['upgrade']],
  ] as const)('%s.%s may get less without an end', (type, path, more, less) => {
    expect(effectOf(type, path, [more, less]).protection).toBe('less');
    expect(effectOf(type, path, [less, more]).protection).not.toBe('less');
  });

  it('of a parameter that protects from nothing is none', () => {
    const effect = effectOf('aws_db_parameter_group', 'parameter.value', ['1', '0', 'jit']);
    expect(effect).toMatchObject({ gravity: 'restart' });
    expect(effect.protection).toBeUndefined();
  });

  it.each(['parameter', 'parameter.value'])('of what a database logs restarts nothing: %s', (path) => {
    const gravityOf = (key?: string) =>
      effectOf('aws_db_parameter_group', path, [undefined, '1', key]).gravity;
    expect(gravityOf('log_min_duration_statement')).toBe('none');
    expect(gravityOf('shared_buffers')).toBe('restart');
    expect(gravityOf()).toBe('restart');
  });
});

describe('a change of access', () => {
  const allow = (Action: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more });
  const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
  const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
  it.each([
    ['more actions', policy(allow('s3:Get')), policy(allow(['s3:Get', 's3:Put'])), /: allows more: s3:Put$/],
    ['fewer actions', policy(allow(['s3:Get', 's3:Put'])), policy(allow('s3:Get')), /allows less: s3:Put$/],
    ['every action', policy(allow('s3:Get')), policy(allow('*')), /allows more: \*$/],
    ['a new statement', policy(allow('a:B')), policy(allow('a:B'), allow('c:D')), /allows more: c:D$/],
    ['a statement less', policy(allow('a:B'), allow('c:D')), policy(allow('a:B')), /allows less: c:D$/],
    ['no ban any more', policy(allow('a:B'), deny), policy(allow('a:B')), /allows more: s3:\*$/],
    ['a ban', policy(allow('a:B')), policy(allow('a:B'), deny), /allows less: s3:\*$/],
    [
      'another who',
      policy(allow('a:B', { Principal: { AWS: 'x' } })),
      policy(allow('a:B', { Principal: { AWS: ['x', 'y'] } })),
      /allows more: AWS y$/,
    ],
    [
      'a larger exception',
      policy({ Effect: 'Allow', NotAction: ['a:B'], Resource: '*' }),
      policy({ Effect: 'Allow', NotAction: ['a:B', 'c:D'], Resource: '*' }),
      /allows less: c:D$/,
    ],
    ['other order', policy(allow(['a:B', 'c:D'])), policy(allow(['c:D', 'a:B'])), /the same as before/],
    ['other conditions', policy(allow('a:B')), policy(allow('a:B', { Condition: {} })), /is allowed$/],
    ['other actions', policy(allow(['a:B', 'c:D'])), policy(allow(['a:B', 'e:F'])), /is allowed$/],
    ['two things at once', policy(allow('a:B')), policy(allow('*', { Resource: 'x' })), /is allowed$/],
    ['what is not known', policy(allow('a:B')), notKnown, /is allowed$/],
    ['no policy', policy(allow('a:B')), 'broken {', /is allowed$/],
  ])('of a policy tells its direction: %s', (_, before, after, does) => {
    expect(effectOf('aws_iam_role_policy', 'policy', [before, after]).does).toMatch(does);
  });

  it('of a list names what comes and goes', () => {
    const groups = (before: unknown, after: unknown) =>
      effectOf('aws_lb', 'security_groups', [before, after]).does;
    expect(groups(['sg-1'], ['sg-2'])).toMatch(/whom sg-2 allows, .* sg-1 alone allowed$/);
    expect(groups(['sg-1'], notKnown)).toBe('changes who reaches the load balancer');
  });

  it('of a rule says what it lets through', () => {
    const tcp = { ip_protocol: 'tcp', from_port: 443, to_port: 443 };
    expect(reachOf({ ...tcp, cidr_ipv4: '0.0.0.0/0' }, 'from')).toBe('TCP 443 from 0.0.0.0/0 (everybody)');
    expect(reachOf({ ...tcp, to_port: 444, referenced_security_group_id: 'sg-1' }, 'to')).toBe(
      'TCP 443-444 to sg-1',
    );
    expect(reachOf({ ip_protocol: '-1', cidr_ipv6: 'fd00::/8' }, 'from')).toBe('all traffic from fd00::/8');
    expect(reachOf({ ...tcp, from_port: undefined }, 'from')).toContain('known after apply');
  });
});

describe('the time of an instance refresh', () => {
  const group = (preferences: object, more: object = {}) =>
    refreshTime({
      ...{ desired_capacity: 4, health_check_grace_period: 300, default_instance_warmup: 0 },
      instance_refresh: [{ preferences: [preferences] }],
      ...more,
    });
  it.each([
    ['AWS takes a tenth at a time where nothing is said', {}, {}, '1 at a time', 'estimated 20 minutes'],
    [
      'both limits',
      { min_healthy_percentage: 100, max_healthy_percentage: 200 },
      {},
      'exchanges 4 instances: starts the new ones, and ends the old ones once they are healthy',
      '5 minutes',
    ],
    ['half of them', { min_healthy_percentage: 50, max_healthy_percentage: 100 }, {}, '2 at', '10 minutes'],
    ['its warm-up', { instance_warmup: '60' }, {}, '1 at a time', 'estimated 4 minutes'],
    ['the default warm-up of the group', {}, { default_instance_warmup: 30 }, '1 at', 'estimated 2 minutes'],
    ['more instances from now on', {}, { min_size: 6 }, 'exchanges 6 instances', 'estimated 30 minutes'],
  ])('follows from its settings: %s', (_, preferences, more, does, takes) => {
    const effect = group(preferences, more);
    expect(effect?.does).toContain(does);
    expect(effect?.takes).toContain(takes);
  });

  it('is nothing where no instance is exchanged', () => {
    expect(group({}, { desired_capacity: 0 })).toBeUndefined();
    expect(refreshTime({ desired_capacity: 4 })).toBeUndefined();
  });
});
