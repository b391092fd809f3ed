import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classOf } from '../../changes/drift/class-of.js';
import { readDrift } from '../../changes/drift/read-drift.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { readStack } from '../../model/stack/read-stack.js';
import { packageFile } from '../../package-files.js';
import { stackJson } from '../../stacks/synth/synthesize.js';
import { parsePlan } from '../../terraform/json/plan.js';
import { failingRules } from './failing-rules.js';

const text = readFileSync(packageFile('test/fixtures/drift/changed.json'), 'utf8');

function judged(plan: string, config = {}) {
  const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config });
  const stack = stackJson(environment);
  const { resources } = readDrift(parsePlan(plan, 'dev-001'), stack);
  const looked = { text: plan, environment, stack: readStack(stack), today: '2026-11-28' };
  const rules = failingRules(looked, resources);
  return resources.map((one, index) => {
    const own = rules[index] ?? [];
    const name = one.what === undefined ? one.address : `${one.address} (${one.what})`;
    return [name, classOf(one, own), own.map(({ id }) => id).join(' ')];
  });
}

describe('each change outside', () => {
  it('has its class, and the rules that it alone breaks', () => {
    expect(judged(text)).toEqual([
      ['aws_autoscaling_group.asg', 'other', ''],
      ['aws_db_instance.postgres', 'security', 'RDS-9 TAG-1'],
      ['aws_db_parameter_group.db_parameter_group', 'security', 'RDS-17'],
      ['aws_iam_role.ec2_role', 'security', 'IAM-8 IAM-9'],
      ['aws_iam_role_policy.use_bucket', 'security', 'IAM-2 IAM-3'],
      ['aws_iam_role_policy_attachment.ec2_cloudwatch_policy', 'deleted', ''],
      ['aws_launch_template.launch_template', 'security', 'EC2-1 EC2-2 EC2-5 EC2-8 EC2-9 EC2-19'],
      ['aws_lb.alb', 'other', 'ELB-4'],
      ['aws_lb_listener.http', 'other', ''],
      ['aws_lb_target_group.tg', 'other', ''],
      ['aws_s3_bucket.bucket', 'tags', 'TAG-1'],
      ['aws_s3_bucket_policy.bucket_policy', 'security', 'S3-8 S3-10'],
      ['aws_s3_bucket_public_access_block.bucket_public_access_block', 'security', 'S3-1'],
      ['aws_s3_bucket_server_side_encryption_configuration.bucket_encryption', 'security', 'S3-3'],
      ['aws_vpc_security_group_ingress_rule.alb_http', 'deleted', ''],
      [
        'aws_iam_role.ec2_role (inline policy debug)',
        'security',
        'IAM-1 IAM-2 IAM-3 IAM-4 IAM-5 IAM-6 IAM-17',
      ],
      [
        'aws_iam_role.ec2_role (attached policy arn:aws:iam::aws:policy/AdministratorAccess)',
        'security',
        'IAM-7',
      ],
      ['aws_s3_bucket.bucket (CORS rules)', 'other', ''],
      ['aws_s3_bucket.bucket (lifecycle rules, which may delete objects)', 'other', ''],
      ['aws_s3_bucket.bucket (versioning)', 'other', ''],
      ['aws_security_group.app_sg (egress tcp 443 to 10.1.0.0/16)', 'other', ''],
      ['aws_security_group.db_sg (ingress tcp 5432 from 0.0.0.0/0)', 'security', 'SG-4 SG-5 SG-9 SG-16'],
    ]);
  });

  it('breaks no rule that somebody has waived', () => {
    const waivers = [
      {
        rule: 'S3-1',
        address: 'aws_s3_bucket.bucket',
        environments: ['dev-001'],
        reason: 'It is a public download area for now.',
        owner: 'ops',
        expires: '2026-12-31',
      },
    ];
    const environment = { ...resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }), waivers };
    const stack = stackJson(resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }));
    const { resources } = readDrift(parsePlan(text, 'dev-001'), stack);
    const looked = { text, environment, stack: readStack(stack), today: '2026-11-28' };
    const ids = failingRules(looked, resources).flatMap((own) => own.map(({ id }) => id));
    expect(ids).not.toContain('S3-1');
    expect(ids).toContain('S3-3');
  });

  it('breaks no rule that the file breaks too', () => {
    const [, database] = judged(text, { database: { backupRetentionDays: 1 } });
    expect(database).toEqual(['aws_db_instance.postgres', 'other', 'TAG-1']);
  });
});

it('is judged for security or a control, and else goes by what it is', () => {
  const rule = { id: 'A-1', title: 'A', severity: 'low', isSecurity: false } as const;
  const changed = (...classes: readonly ('other' | 'tags' | 'intended')[]) => ({
    kind: 'changed' as const,
    attributes: classes.map((one) => ({
      ...({
        path: 'a',
        before: { kind: 'absent' },
        after: { kind: 'absent' },
        forcesReplacement: false,
      } as const),
      ...({ effect: undefined, gravity: 'none', fate: 'stays', why: undefined, class: one } as const),
    })),
  });
  expect(classOf(changed('tags', 'intended'), [])).toBe('tags');
  expect(classOf(changed('intended'), [])).toBe('intended');
  expect(classOf(changed('tags', 'other'), [rule])).toBe('other');
  expect(classOf(changed('tags'), [{ ...rule, isSecurity: true }])).toBe('security');
  expect(classOf({ kind: 'deleted', attributes: [] }, [rule])).toBe('deleted');
  expect(classOf({ kind: 'added', attributes: [] }, [rule])).toBe('other');
});
