import { describe, expect, it } from 'vitest';
import { readStack } from '../model/stack/read-stack.js';
import { review } from '../policy/review/review.js';
import { iamRules } from './iam/index.js';
import { namingRules } from './naming/index.js';
import { outputsRules } from './outputs/index.js';
import { providerRules } from './provider/index.js';
import { s3Rules } from './s3/index.js';
import { securityGroupsRules } from './security-groups/index.js';
import { tagsRules } from './tags/index.js';
import { vpcRules } from './vpc/index.js';

const rules = [
  securityGroupsRules,
  vpcRules,
  iamRules,
  s3Rules,
  tagsRules,
  namingRules,
  outputsRules,
  providerRules,
];

/** The rows of the requirements that a stack breaks, as far as these rules are about them. */
function brokenRows(stack: Readonly<Record<string, unknown>>): readonly (number | null)[] {
  const findings = review(readStack(stack), {
    tier: 'production',
    today: '2026-11-24',
    expected: { region: 'ap-southeast-1' },
    rules: rules.flat(),
  });
  const rows = findings.filter(({ outcome }) => outcome !== 'pass').map(({ requirement }) => requirement);
  return [...new Set(rows)].filter((row) => row !== null).sort((a, b) => a - b);
}

const web = { from_port: 80, to_port: 80, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] };
const encryption = {
  rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' }, bucket_key_enabled: true },
};
const closed = {
  bucket: '${aws_s3_bucket.data.id}',
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const named = (name: string) => ({ name, tags: { Name: name } });

const unsafe = {
  provider: { aws: [{ region: 'us-east-1' }] },
  resource: {
    aws_s3_bucket: { data: { bucket: 'app-data-dev', tags: { Environment: 'dev' } } },
    aws_security_group: { alb: { name: 'alb-sg-dev', ingress: [web] } },
    aws_lb: { web: { name: 'alb-dev', security_groups: ['${aws_security_group.alb.id}'] } },
  },
  output: {
    alb: { value: '${aws_lb.web.dns_name}' },
    bucket_name: { value: '${aws_s3_bucket.data.bucket}' },
  },
};

const tags = { Environment: 'dev', Project: 'shop', ManagedBy: 'CDKTF', EnvironmentSuffix: 'dev-001' };

const corrected = {
  provider: { aws: [{ region: 'ap-southeast-1', default_tags: [{ tags }] }] },
  resource: {
    aws_s3_bucket: {
      data: { bucket: 'app-data-dev-001', force_destroy: false, tags: { Name: 'app-data-dev-001' } },
    },
    aws_s3_bucket_public_access_block: { data: closed },
    aws_s3_bucket_server_side_encryption_configuration: {
      data: { bucket: '${aws_s3_bucket.data.id}', ...encryption },
    },
    aws_security_group: {
      alb: {
        ...named('alb-sg-dev-001'),
        description: 'Security group for the load balancer',
        ingress: [{ ...web, description: 'HTTP from the internet' }],
      },
    },
    aws_lb: { web: { ...named('alb-dev-001'), security_groups: ['${aws_security_group.alb.id}'] } },
  },
  output: {
    alb_dns_name: { value: '${aws_lb.web.dns_name}', description: 'DNS name.' },
    alb_arn: { value: '${aws_lb.web.arn}', description: 'ARN.' },
    bucket_name: { value: '${aws_s3_bucket.data.bucket}', description: 'Name.' },
    bucket_arn: { value: '${aws_s3_bucket.data.arn}', description: 'ARN.' },
  },
};

const withResources = (resource: object) => ({
  ...corrected,
  resource: { ...corrected.resource, ...resource },
});

describe('the faults of the earlier stack', () => {
  it('are found under the numbers of their rows', () => {
    expect(brokenRows(unsafe)).toEqual([2, 4, 11, 12, 13, 18, 23]);
  });

  it('are gone from the corrected twin', () => {
    expect(brokenRows(corrected)).toEqual([]);
  });

  it.each([
    [
      '4 without one of the blocks',
      { aws_s3_bucket_public_access_block: { data: { ...closed, ignore_public_acls: false } } },
      [4],
    ],
    ['4 without encryption', { aws_s3_bucket_server_side_encryption_configuration: {} }, [4]],
    [
      '4 and 13 as resources of other forms',
      {
        aws_s3_bucket_server_side_encryption_configuration: {},
        aws_security_group_rule: {
          ssh: { type: 'egress', self: true, security_group_id: 'sg-1', protocol: 'udp' },
        },
      },
      [4, 13],
    ],
    [
      '13 in the newer form',
      { aws_vpc_security_group_egress_rule: { out: { ip_protocol: '-1', security_group_id: 'sg-1' } } },
      [13],
    ],
    ['11 in a name of Auto Scaling', { aws_autoscaling_group: { app: { name: 'asg-dev' } } }, [11, 18]],
    ['2 in a name without its tag', { aws_iam_role: { app: { name: 'ec2-role-dev-001' } } }, [2]],
    [
      '13 by a database that addresses reach',
      {
        aws_security_group: {
          db: {
            ...named('db-sg-dev-001'),
            description: 'Database',
            ingress: [
              { ...web, from_port: 5432, to_port: 5432, cidr_blocks: ['10.0.0.0/8'], description: 'x' },
            ],
          },
        },
      },
      [13],
    ],
  ])('row %s', (_, resource, rows) => {
    expect(brokenRows(withResources(resource))).toEqual(rows);
  });

  it('row 4 is kept by the deprecated blocks of the bucket as well', () => {
    const data = {
      ...corrected.resource.aws_s3_bucket.data,
      server_side_encryption_configuration: encryption,
    };
    const resource = { aws_s3_bucket: { data }, aws_s3_bucket_server_side_encryption_configuration: {} };
    expect(brokenRows(withResources(resource))).toEqual([]);
  });
});
