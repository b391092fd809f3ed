import type { tierTable } from '../../src/config/resolve/tier-table.js';

/** One row of the review: what it asks for, what was wrong before, and where the product answers it. */
export interface RequirementRow {
  readonly number: number;
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  readonly area: string;
  readonly requirement: string;
  /** What the earlier stack did. */
  readonly fault: string;
  /** Settings of the tier table that decide the value, or the value everywhere. */
  readonly value: readonly (keyof typeof tierTable)[] | string;
  readonly code: readonly string[];
  /** File of the test; its tests of this row are named `row N: …` where `byName` is not false. */
  readonly test: string;
  readonly byName?: false;
  readonly departure?: string;
}

const rows = 'src/stacks/requirements.test.ts';
const constructs = 'src/constructs';

export const requirementRows: readonly RequirementRow[] = [
  {
    number: 1,
    severity: 'critical',
    area: 'security',
    requirement:
      'The database password is in no code, plan, state, log or output: it goes from the secret `rds-password-{s}` straight to RDS, or RDS makes it.',
    fault: '`password="changeme123"` in the code.',
    value: 'an ephemeral read of the secret into the write-only attribute `password_wo`',
    code: [
      `${constructs}/database/password-secret.ts`,
      `${constructs}/database/generated-password.ts`,
      `${constructs}/database/rds-managed-password.ts`,
      `${constructs}/database/database.ts`,
    ],
    test: rows,
    departure:
      'The review asked for `password` fed from the secret; that would put the password into the state.',
  },
  {
    number: 2,
    severity: 'high',
    area: 'governance',
    requirement:
      'Tags `Environment`, `Project`, `ManagedBy`, `EnvironmentSuffix` on everything, also where default tags do not reach; `Name` on everything that has a name.',
    fault: 'One tag on one bucket.',
    value: '`default_tags` of the provider, repeated on the Auto Scaling Group and in the launch template',
    code: ['src/stacks/environment-tags.ts', `${constructs}/compute/compute.ts`],
    test: rows,
  },
  {
    number: 3,
    severity: 'high',
    area: 'security',
    requirement: 'The storage of the database is encrypted, and the database is never publicly accessible.',
    fault: 'No `storage_encrypted`.',
    value: 'always',
    code: [`${constructs}/database/database.ts`],
    test: rows,
  },
  {
    number: 4,
    severity: 'high',
    area: 'security',
    requirement:
      'Bucket `app-data-{s}`: all four public access blocks, encryption with a bucket key, explicit `force_destroy`.',
    fault: 'A bare bucket.',
    value: ['storage.encryption', 'storage.forceDestroy', 'storage.versioning'],
    code: [`${constructs}/storage/bucket.ts`],
    test: rows,
    departure: 'Production keeps its bucket: `force_destroy` is false there.',
  },
  {
    number: 5,
    severity: 'medium',
    area: 'availability',
    requirement: 'A DB subnet group that the database uses; Multi-AZ in production.',
    fault: 'No subnet group.',
    value: ['database.multiAz'],
    code: [`${constructs}/database/database.ts`],
    test: rows,
  },
  {
    number: 6,
    severity: 'medium',
    area: 'operations',
    requirement:
      'A role with Session Manager and the CloudWatch agent, in an instance profile that the launch template uses; no SSH, no key pair.',
    fault: 'A role that nothing used.',
    value: 'always',
    code: [`${constructs}/identity/instance-identity.ts`, `${constructs}/compute/compute.ts`],
    test: rows,
  },
  {
    number: 7,
    severity: 'medium',
    area: 'security',
    requirement: 'IMDSv2 required, hop limit 1.',
    fault: 'No metadata options.',
    value: 'always',
    code: [`${constructs}/compute/compute.ts`],
    test: rows,
  },
  {
    number: 8,
    severity: 'medium',
    area: 'operations',
    requirement:
      'PostgreSQL 15.4 or newer, backups, backup and maintenance windows, log exports `postgresql` and `upgrade`.',
    fault: 'Engine 14.7, no windows, no logs.',
    value: [
      'database.engineVersion',
      'database.backupRetentionDays',
      'database.backupWindow',
      'database.maintenanceWindow',
    ],
    code: [`${constructs}/database/database.ts`, 'src/rules/rds/facts/engine-versions.ts'],
    test: rows,
    departure:
      'AWS has refused to create 15.4 since 2024-12-09: the default is the major version alone, 15.4 is the floor.',
  },
  {
    number: 9,
    severity: 'medium',
    area: 'function',
    requirement: 'The Auto Scaling Group is attached to the target group.',
    fault: 'The two were never connected.',
    value: '`aws_autoscaling_attachment`',
    code: [`${constructs}/compute/compute.ts`],
    test: rows,
  },
  {
    number: 10,
    severity: 'medium',
    area: 'availability',
    requirement: 'Health check type `ELB` with a grace period of 300 s.',
    fault: 'No health check type.',
    value: 'always',
    code: [`${constructs}/compute/compute.ts`],
    test: rows,
  },
  {
    number: 11,
    severity: 'medium',
    area: 'naming',
    requirement: 'Every name carries the whole suffix.',
    fault: 'Names with `dev` instead of `dev-001`.',
    value: '`alb-{s}`, `asg-{s}`, `postgres-{s}`, …',
    code: ['src/config/names/environment-names.ts'],
    test: rows,
  },
  {
    number: 12,
    severity: 'low',
    area: 'audit',
    requirement: 'Every security group has a description.',
    fault: 'No description.',
    value: 'always',
    code: [`${constructs}/network/security-groups.ts`],
    test: rows,
  },
  {
    number: 13,
    severity: 'low',
    area: 'audit',
    requirement: 'Every security group rule has a description; only the application reaches the database.',
    fault: 'No description.',
    value: 'always',
    code: [`${constructs}/network/security-groups.ts`],
    test: rows,
  },
  {
    number: 14,
    severity: 'low',
    area: 'operations',
    requirement: 'Load balancer: explicit deletion protection, HTTP/2, idle timeout.',
    fault: 'A bare load balancer.',
    value: ['loadBalancer.deletionProtection', 'loadBalancer.idleTimeoutSeconds'],
    code: [`${constructs}/load-balancer/load-balancer.ts`],
    test: rows,
    departure: 'Production is protected from deletion; the review had protection off everywhere.',
  },
  {
    number: 15,
    severity: 'low',
    area: 'operations',
    requirement:
      'Target group: instances, deregistration delay 30 s, health check every 30 s with timeout 5 s, thresholds 2 and 2, matcher 200.',
    fault: 'A bare target group.',
    value: ['app.healthPath', 'app.port'],
    code: [`${constructs}/load-balancer/load-balancer.ts`],
    test: rows,
  },
  {
    number: 16,
    severity: 'low',
    area: 'governance',
    requirement:
      'Tags of the Auto Scaling Group propagate to its instances, with `Name` = `asg-instance-{s}`.',
    fault: 'No tags.',
    value: 'always',
    code: [`${constructs}/compute/compute.ts`],
    test: rows,
  },
  {
    number: 17,
    severity: 'medium',
    area: 'architecture',
    requirement:
      '`new MultiEnvStack(scope, id, environment, environmentSuffix, config)`, both names public and readonly.',
    fault: 'The suffix was read from a variable inside the class.',
    value: 'always',
    code: ['src/stacks/multi-env-stack.ts'],
    test: 'src/stacks/multi-env-stack.test.ts',
    byName: false,
  },
  {
    number: 18,
    severity: 'low',
    area: 'usability',
    requirement: 'Described outputs, none of them secret.',
    fault: 'Three outputs.',
    value:
      '`alb_dns_name`, `db_endpoint`, `bucket_name`, `db_address`, `alb_arn`, `bucket_arn`, `asg_name`, `vpc_id`, and `app_url`, `db_secret_arn`',
    code: ['src/stacks/outputs.ts'],
    test: rows,
  },
  {
    number: 19,
    severity: 'high',
    area: 'quality',
    requirement: 'Unit tests on the synthesized output, line coverage of at least 95 %.',
    fault: 'No test.',
    value: 'a threshold of the test run',
    code: ['vitest.config.ts'],
    test: rows,
    byName: false,
  },
  {
    number: 20,
    severity: 'medium',
    area: 'documentation',
    requirement:
      'README with architecture, security, set-up, testing, troubleshooting, cost, maintenance and departures.',
    fault: 'No documentation.',
    value: '—',
    code: ['README.md'],
    test: 'test/documentation.test.ts',
    byName: false,
  },
  {
    number: 21,
    severity: 'low',
    area: 'configuration',
    requirement:
      '`cdktf.json`: no crash reports, and the two context keys for readable ids; `cdktn-cli synth` works on the repository.',
    fault: 'Not set.',
    value: '—',
    code: ['cdktf.json', 'main.ts', 'src/stacks/synth/stable-address-stack.ts'],
    test: 'test/cdktn-app.test.ts',
    byName: false,
    departure:
      'cdktn 0.24 ignores the context keys; the stack pins readable addresses by itself. CDKTF is archived: `cdktn` is its successor.',
  },
  {
    number: 22,
    severity: 'low',
    area: 'dependencies',
    requirement: 'Dependencies are current and pinned by the lock file.',
    fault: 'Outdated packages.',
    value: '—',
    code: ['package.json', 'package-lock.json'],
    test: 'test/documentation.test.ts',
    byName: false,
  },
  {
    number: 23,
    severity: 'low',
    area: 'configuration',
    requirement: 'Default region `ap-southeast-1`.',
    fault: 'Region `us-east-1`.',
    value: ['aws.region'],
    code: ['src/config/resolve/tier-table.ts'],
    test: rows,
  },
  {
    number: 24,
    severity: 'low',
    area: 'configuration',
    requirement: 'The AMI is documented and can be chosen.',
    fault: 'An undocumented AMI.',
    value: 'the newest Amazon Linux 2023 of the region, or `compute.amiId`',
    code: [`${constructs}/compute/compute.ts`],
    test: rows,
    departure:
      'The review’s `ami-0c802847a7dd848c0` is older than Amazon Linux 2023 and out of support: it is a commented pin in the example file.',
  },
];
