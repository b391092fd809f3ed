import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../package-files.js';
import { resourceTypeOf, resourceTypes } from './index.js';
import type { LiveResource } from './outside-change.js';

interface Block {
  readonly attributes?: Readonly<Record<string, object>>;
  readonly block_types?: Readonly<Record<string, object>>;
}
const schema: { readonly resource: Readonly<Record<string, { readonly block: Block }>> } = JSON.parse(
  readFileSync(packageFile('test/provider-schema/aws.json'), 'utf8'),
);

const live = (type: string, values: LiveResource['values']): LiveResource => ({
  address: `${type}.one`,
  type,
  values,
});
const everyMirror = () => true;

/** What stands beside a resource, with the others of its environment. */
function beside(type: string, values: LiveResource['values'], others: readonly LiveResource[] = []) {
  const resource = live(type, values);
  return resourceTypeOf(type)?.unmanaged?.(resource, [resource, ...others], everyMirror) ?? [];
}

const outside = (type: string, name: string, before: unknown, after: unknown, values = {}) => {
  const declared = resourceTypeOf(type)?.outside?.[name];
  return typeof declared === 'function' ? declared({ before, after, live: values })?.kind : declared?.kind;
};

describe('what may change outside', () => {
  it('is an attribute that the provider knows, with a reason and a page', () => {
    for (const { type, outside: table = {} } of resourceTypes)
      for (const [name, declared] of Object.entries(table)) {
        const { attributes = {}, block_types: blocks = {} } = schema.resource[type]?.block ?? {};
        expect([...Object.keys(attributes), ...Object.keys(blocks)], `${type}.${name}`).toContain(name);
        if (typeof declared === 'function') continue;
        expect(declared.why).toMatch(/^[a-z].*[^.]$/);
        expect(declared.page).toMatch(
          /^https:\/\/(?:docs\.aws\.amazon\.com|registry\.terraform\.io\/providers\/hashicorp\/aws)\//,
        );
      }
  });

  it('is a minor version of the engine, where the instance asks for it', () => {
    for (const name of ['engine_version', 'engine_version_actual']) {
      const version = (before: unknown, after: unknown, asks: unknown = true) =>
        outside('aws_db_instance', name, before, after, { auto_minor_version_upgrade: asks });
      expect(version('15.4', '15.8')).toBe('intended');
      expect(version('15.4', '15.4')).toBe('intended');
      expect(version('15', '15.8')).toBe('intended');
      expect(version('15', '15')).toBe('intended');
      expect(version('8.0.35', '8.0.36')).toBe('intended');
      expect(version('8.0.36', '8.0.36')).toBe('intended');
      expect(version('8.0', '8.0.35')).toBe('intended');
      expect(version('8.0.36', '8.0.35')).toBeUndefined();
      expect(version('8.0.36', '8.0')).toBeUndefined();
      expect(version('8.0.36', '8.4.3')).toBeUndefined();
      expect(version('8.0', '8.4.3')).toBeUndefined();
      expect(version('10.11.6', '11.11.6')).toBeUndefined();
      expect(version('15.8', '15.4')).toBeUndefined();
      expect(version('15.8', '15')).toBeUndefined();
      expect(version('15.8', '16.1')).toBeUndefined();
      expect(version('16', '15')).toBeUndefined();
      expect(version('15.4', '15.8', false)).toBeUndefined();
      expect(version('15.4', '15.8', 'true')).toBeUndefined();
      expect(version('15.x', '15.8')).toBeUndefined();
      expect(version('15.4', '15.x')).toBeUndefined();
      expect(version('15', '15.x')).toBeUndefined();
      expect(version('8.0.35.x', '8.0.36')).toBeUndefined();
      expect(version('15.0', '15')).toBeUndefined();
      expect(version(15, '15.8')).toBeUndefined();
      expect(version('15.4', 15.8)).toBeUndefined();
    }
  });

  it('is storage that RDS has grown, up to where it may', () => {
    const grown = (before: number, after: number, most: number | null = 100) =>
      outside('aws_db_instance', 'allocated_storage', before, after, { max_allocated_storage: most });
    expect(grown(20, 40)).toBe('intended');
    expect(grown(20, 200)).toBeUndefined();
    expect(grown(40, 20)).toBeUndefined();
    expect(grown(20, 40, null)).toBeUndefined();
    expect(grown(20, 100)).toBe('intended');
    expect(grown(20, 20)).toBeUndefined();
  });

  it('is the desired capacity between the two limits', () => {
    const scaled = (after: number) =>
      outside('aws_autoscaling_group', 'desired_capacity', 1, after, { min_size: 1, max_size: 3 });
    expect(scaled(3)).toBe('intended');
    expect(scaled(0)).toBeUndefined();
    expect(scaled(4)).toBeUndefined();
  });

  it('is the state of an instance at work, and not that of one that was stopped', () => {
    expect(outside('aws_db_instance', 'status', 'available', 'backing-up')).toBe('clock');
    expect(outside('aws_db_instance', 'status', 'available', 'stopped')).toBeUndefined();
    expect(outside('aws_db_instance', 'status', 'available', 'not-available')).toBeUndefined();
    for (const status of ['available', 'modifying', 'maintenance', 'upgrading', 'rebooting'])
      expect(outside('aws_db_instance', 'status', 'stopped', status)).toBe('clock');
    for (const status of ['storage-optimization', 'configuring-enhanced-monitoring'])
      expect(outside('aws_db_instance', 'status', 'available', status)).toBe('clock');
  });

  it('is the time to which a database can be restored', () => {
    expect(outside('aws_db_instance', 'latest_restorable_time', 'a', 'b')).toBe('clock');
  });
});

describe('rules of a security group', () => {
  const rule = (more: object) => ({ protocol: 'tcp', from_port: 443, to_port: 443, self: false, ...more });
  const own = (values: object, direction = 'ingress') =>
    live(`aws_vpc_security_group_${direction}_rule`, { security_group_id: 'sg-1', ...values });
  const foundIn = (values: object, others: readonly LiveResource[] = []) =>
    beside('aws_security_group', { id: 'sg-1', ...values }, others).map(({ what }) => what);

  it('are told one by one, each side for itself', () => {
    const both = rule({ cidr_blocks: ['10.0.0.0/8', '0.0.0.0/0'], ipv6_cidr_blocks: ['::/0'] });
    const https = own({ ip_protocol: 'tcp', from_port: 443, to_port: 443, cidr_ipv4: '10.0.0.0/8' });
    expect(foundIn({ ingress: [both] }, [https])).toEqual([
      'ingress tcp 443 from 0.0.0.0/0',
      'ingress tcp 443 from ::/0',
    ]);
    expect(foundIn({ egress: [both] }, [https])).toHaveLength(3);
  });

  it('are known in every form of the provider', () => {
    const group = rule({ security_groups: ['123456789012/sg-2'], self: true, prefix_list_ids: ['pl-1'] });
    const others = [
      own({ ip_protocol: 'tcp', from_port: 443, to_port: 443, referenced_security_group_id: 'sg-2' }),
      own({ ip_protocol: '6', from_port: 443, to_port: 443, referenced_security_group_id: 'sg-1' }),
      live('aws_security_group_rule', {
        ...{ security_group_id: 'sg-1', type: 'ingress', protocol: 'tcp', from_port: 443, to_port: 443 },
        prefix_list_ids: ['pl-1'],
      }),
    ];
    expect(foundIn({ ingress: [group] }, others)).toEqual([]);
    const all = rule({ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] });
    expect(
      foundIn({ egress: [all] }, [own({ ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' }, 'egress')]),
    ).toEqual([]);
    expect(foundIn({ egress: [all] })).toEqual(['egress all traffic to 0.0.0.0/0']);
  });

  it.each([
    ['6', 'tcp'],
    ['17', 'udp'],
    ['1', 'icmp'],
    ['all', '-1'],
    ['TCP', 'tcp'],
  ])('with protocol %s are those of %s', (number, protocol) => {
    const group = rule({ protocol, from_port: 8, to_port: 8, cidr_blocks: ['10.0.0.0/8'] });
    const ours = own({ ip_protocol: number, from_port: 8, to_port: 8, cidr_ipv4: '10.0.0.0/8' });
    expect(foundIn({ ingress: [group] }, [ours])).toEqual([]);
    expect(foundIn({ ingress: [{ ...group, protocol: '50' }] }, [ours])).toHaveLength(1);
  });

  it('of another group do not cover it, and are taken away by their exact form', () => {
    const range = { ip_protocol: 'tcp', from_port: 443, to_port: 445, cidr_ipv4: '10.0.0.0/8' };
    const other = own({ ...range, security_group_id: 'sg-9' });
    const values = { id: 'sg-1', ingress: [rule({ to_port: 445, cidr_blocks: ['10.0.0.0/8'] })] };
    const [found] = beside('aws_security_group', values, [other]);
    expect(found?.what).toBe('ingress tcp 443-445 from 10.0.0.0/8');
    expect(JSON.parse(found?.remedy.at(-1) ?? '')).toEqual([
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 445, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
    ]);
  });
});

it('policies of a role are known by name and by ARN', () => {
  const values = {
    name: 'app',
    inline_policy: [{ name: 'own', policy: '{}' }, { name: 'debug', policy: '{}' }, {}],
    managed_policy_arns: ['arn:own', 'arn:shared', 'arn:other'],
  };
  const others = [
    live('aws_iam_role_policy', { role: 'app', name: 'own' }),
    live('aws_iam_role_policy', { role: 'other', name: 'debug' }),
    live('aws_iam_role_policy_attachment', { role: 'app', policy_arn: 'arn:own' }),
    live('aws_iam_policy_attachment', { roles: ['app'], policy_arn: 'arn:shared' }),
  ];
  expect(beside('aws_iam_role', values, others).map(({ what }) => what)).toEqual([
    'inline policy debug',
    'attached policy arn:other',
  ]);
});

describe('settings of a bucket', () => {
  const foundIn = (values: object, others: readonly LiveResource[] = []) =>
    beside('aws_s3_bucket', { bucket: 'b', ...values }, others).map(({ what }) => what);

  it('that AWS has for every bucket are told where they are others, and nobody manages them', () => {
    const encryption = (algorithm: string) => ({
      server_side_encryption_configuration: [
        { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: algorithm }] }] },
      ],
    });
    const lock = (rule: readonly object[]) => ({
      object_lock_configuration: [{ object_lock_enabled: 'Enabled', rule }],
    });
    expect(foundIn(encryption('AES256'))).toEqual([]);
    expect(foundIn(encryption('aws:kms'))).toEqual([expect.stringMatching(/^another default encryption/)]);
    const managed = live('aws_s3_bucket_server_side_encryption_configuration', { bucket: 'b' });
    expect(foundIn(encryption('aws:kms'), [managed])).toEqual([]);
    expect(foundIn(lock([]))).toEqual([]);
    expect(foundIn(lock([{ default_retention: [] }]))).toEqual([
      expect.stringMatching(/^a default retention/),
    ]);
  });

  it('are told where no resource has made them', () => {
    const versioning = { versioning: [{ enabled: true }] };
    expect(foundIn(versioning)).toEqual(['versioning']);
    expect(foundIn(versioning, [live('aws_s3_bucket_versioning', { bucket: 'b' })])).toEqual([]);
    expect(foundIn(versioning, [live('aws_s3_bucket_versioning', { bucket: 'other' })])).toEqual([
      'versioning',
    ]);
    expect(foundIn({ versioning: [{ enabled: false }], cors_rule: [], policy: '' })).toEqual([]);
    expect(foundIn({ acceleration_status: 'Enabled', request_payer: 'Requester' })).toHaveLength(2);
    expect(foundIn({ acceleration_status: 'Suspended', request_payer: 'BucketOwner' })).toEqual([]);
    expect(foundIn({ policy: '{}', website: [{}], logging: [{}], lifecycle_rule: [{}] })).toHaveLength(4);
    expect(foundIn({ replication_configuration: [{}], cors_rule: [{}] })).toHaveLength(2);
  });

  it('are grants of others, and not the full control of the owner', () => {
    const owner = { type: 'CanonicalUser', id: '1', permissions: ['FULL_CONTROL'], uri: '' };
    const everybody = { type: 'Group', uri: 'http://acs.amazonaws.com/groups/global/AllUsers' };
    expect(foundIn({ grant: [owner] })).toEqual([]);
    expect(foundIn({ grant: [owner, everybody] })).toEqual(['grants of its access control list']);
  });
});

it('target groups of an Auto Scaling group are known by their attachment', () => {
  const attachment = live('aws_autoscaling_attachment', {
    autoscaling_group_name: 'asg',
    lb_target_group_arn: 'arn:own',
  });
  const values = { name: 'asg', target_group_arns: ['arn:own', 'arn:other'] };
  expect(beside('aws_autoscaling_group', values, [attachment]).map(({ what }) => what)).toEqual([
    'attached target group arn:other',
  ]);
  const elsewhere = live('aws_autoscaling_attachment', {
    autoscaling_group_name: 'another',
    lb_target_group_arn: 'arn:other',
  });
  const policy = live('aws_autoscaling_policy', {
    autoscaling_group_name: 'asg',
    lb_target_group_arn: 'arn:other',
  });
  expect(beside('aws_autoscaling_group', values, [attachment, elsewhere, policy])).toHaveLength(1);
});

it('nothing is beside a resource that writes it itself', () => {
  const group = live('aws_security_group', {
    id: 'sg-1',
    ingress: [{ protocol: 'tcp', from_port: 1, to_port: 1, cidr_blocks: ['0.0.0.0/0'] }],
  });
  expect(resourceTypeOf('aws_security_group')?.unmanaged?.(group, [group], () => false)).toEqual([]);
});

describe('what stands beside a resource is taken away by one command', () => {
  const remedies = (type: string, values: LiveResource['values']) =>
    Object.fromEntries(beside(type, values).map(({ what, remedy }) => [what, remedy.join(' ')]));

  it('of the AWS CLI for a bucket', () => {
    expect(
      remedies('aws_s3_bucket', {
        bucket: 'b',
        ...{ acceleration_status: 'Enabled', request_payer: 'Requester', versioning: [{ enabled: true }] },
        ...{ cors_rule: [{}], lifecycle_rule: [{}], logging: [{}], policy: '{}', website: [{}] },
        ...{ replication_configuration: [{}], grant: [{ type: 'Group', uri: 'u' }] },
        object_lock_configuration: [{ rule: [{}] }],
        server_side_encryption_configuration: [
          { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'aws:kms' }] }] },
        ],
      }),
    ).toEqual({
      'transfer acceleration':
        's3api put-bucket-accelerate-configuration --bucket b --accelerate-configuration Status=Suspended',
      'CORS rules': 's3api delete-bucket-cors --bucket b',
      'grants of its access control list': 's3api put-bucket-acl --bucket b --acl private',
      'lifecycle rules, which may delete objects': 's3api delete-bucket-lifecycle --bucket b',
      'access logs': 's3api put-bucket-logging --bucket b --bucket-logging-status {}',
      'a policy': 's3api delete-bucket-policy --bucket b',
      'replication to another bucket': 's3api delete-bucket-replication --bucket b',
      'requests that the requester pays':
        's3api put-bucket-request-payment --bucket b --request-payment-configuration Payer=BucketOwner',
      'a default retention: nobody can delete new objects before its end':
        's3api put-object-lock-configuration --bucket b --object-lock-configuration ObjectLockEnabled=Enabled',
      'another default encryption than that with keys of S3: who may not use its key cannot read new objects':
        's3api delete-bucket-encryption --bucket b',
      versioning: 's3api put-bucket-versioning --bucket b --versioning-configuration Status=Suspended',
      'a website': 's3api delete-bucket-website --bucket b',
    });
  });

  it('of the AWS CLI for a role, a group of instances and a security group', () => {
    expect(
      remedies('aws_iam_role', {
        name: 'app',
        inline_policy: [{ name: 'debug', policy: '{}' }],
        managed_policy_arns: ['arn:other'],
      }),
    ).toEqual({
      'inline policy debug': 'iam delete-role-policy --role-name app --policy-name debug',
      'attached policy arn:other': 'iam detach-role-policy --role-name app --policy-arn arn:other',
    });
    expect(remedies('aws_autoscaling_group', { name: 'asg', target_group_arns: ['arn:tg'] })).toEqual({
      'attached target group arn:tg':
        'autoscaling detach-load-balancer-target-groups --auto-scaling-group-name asg --target-group-arns arn:tg',
    });
    const rule = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };
    expect(remedies('aws_security_group', { id: 'sg-1', egress: [rule] })).toEqual({
      'egress all traffic to 0.0.0.0/0':
        'ec2 revoke-security-group-egress --group-id sg-1 --ip-permissions [{"IpProtocol":"-1","IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]',
    });
  });

  it.each([
    [{ cidr_blocks: ['10.0.0.0/8'] }, { IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
    [{ ipv6_cidr_blocks: ['::/0'] }, { Ipv6Ranges: [{ CidrIpv6: '::/0' }] }],
    [{ prefix_list_ids: ['pl-1'] }, { PrefixListIds: [{ PrefixListId: 'pl-1' }] }],
    [{ security_groups: ['123456789012/sg-2'] }, { UserIdGroupPairs: [{ GroupId: 'sg-2' }] }],
    [{ self: true }, { UserIdGroupPairs: [{ GroupId: 'sg-1' }] }],
  ])('a rule with %j is taken away by its other side: %j', (side, permission) => {
    const rule = { protocol: 'udp', from_port: 53, to_port: 54, ...side };
    const found = beside('aws_security_group', { id: 'sg-1', ingress: [rule] });
    expect(found.map(({ remedy }) => JSON.parse(remedy.at(-1) ?? ''))).toEqual([
      [{ IpProtocol: 'udp', FromPort: 53, ToPort: 54, ...permission }],
    ]);
  });

  it('and read by the rules as a resource of its own', () => {
    const as = (type: string, values: LiveResource['values']) => beside(type, values).map((one) => one.as);
    expect(as('aws_s3_bucket', { bucket: 'b', policy: '{}', website: [{}] })).toEqual([
      { type: 'aws_s3_bucket_policy', values: { bucket: 'b', policy: '{}' } },
      undefined,
    ]);
    const rule = { protocol: 'tcp', from_port: 1, to_port: 2, ipv6_cidr_blocks: ['::/0'], description: 'd' };
    const open = { protocol: '-1', from_port: 0, to_port: 0, prefix_list_ids: ['pl-1'] };
    expect(as('aws_security_group', { id: 'sg-1', ingress: [rule], egress: [open] })).toEqual([
      {
        type: 'aws_vpc_security_group_ingress_rule',
        values: {
          ...{ security_group_id: 'sg-1', ip_protocol: 'tcp', from_port: 1, to_port: 2 },
          ...{ cidr_ipv6: '::/0', description: 'd' },
        },
      },
      {
        type: 'aws_vpc_security_group_egress_rule',
        values: {
          ...{ security_group_id: 'sg-1', ip_protocol: '-1', prefix_list_id: 'pl-1' },
          description: undefined,
        },
      },
    ]);
  });
});
