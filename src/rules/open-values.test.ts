import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Json } from '../model/json.js';
import { readPlan } from '../model/plan/read-plan.js';
import { packageFile } from '../package-files.js';
import { rules } from './index.js';
import { elementsOf, judge } from './judge.js';

const plan: Json = JSON.parse(readFileSync(packageFile('test/fixtures/plans/open-values/plan.json'), 'utf8'));
const context = {
  model: readPlan(plan),
  tier: 'production',
  today: '2026-11-28',
  expected: { region: 'eu-central-1' },
} as const;

function outcomeOf(id: string, address: string): string {
  const rule = rules.find((one) => one.id === id);
  const element = rule && elementsOf(rule, context).find((one) => one.address === address);
  const [verdict] = rule && element ? judge(rule, element, context) : [];
  return verdict?.outcome ?? 'not judged';
}

it.each([
  ['a block that a dynamic block may make is not absent', 'EC2-5', 'aws_launch_template.dynamic', 'unknown'],
  ['a block that nobody wrote is', 'EC2-5', 'aws_launch_template.unwritten', 'fail'],
  ['nor is what such a block would name', 'EC2-8', 'aws_iam_instance_profile.app', 'unknown'],
  ['an empty input sets nothing', 'ASG-3', 'aws_autoscaling_group.jobs', 'notApplicable'],
  ['in a module neither', 'ASG-3', 'module.workers.aws_autoscaling_group.workers', 'notApplicable'],
  ['addresses that a dynamic block registers', 'ELB-14', 'aws_lb_target_group.containers', 'notApplicable'],
  ['every protocol meets one port', 'SG-10', 'aws_security_group_rule.out', 'pass'],
  ['a switch is no password', 'TF-6', 'var.manage_admin_password', 'notApplicable'],
  ['a document for a bucket and what is in it', 'S3-8', 'aws_s3_bucket.reports', 'pass'],
  ['a document for one of them', 'S3-8', 'aws_s3_bucket.half', 'fail'],
  ['a merged document that says nothing of it', 'S3-8', 'aws_s3_bucket.uploads', 'fail'],
  ['a merged document that opens', 'S3-10', 'aws_s3_bucket.uploads', 'fail'],
  ['a document that only denies', 'S3-10', 'aws_s3_bucket.reports', 'pass'],
  ['everything, by an override', 'IAM-1', 'aws_iam_policy.override', 'fail'],
  ['statements of a dynamic block', 'IAM-1', 'aws_iam_policy.dynamic', 'unknown'],
  ['one bucket whose ARN is not known yet', 'IAM-3', 'aws_iam_policy.narrow', 'pass'],
])('%s: %s of %s', (_, id, address, outcome) => {
  expect(outcomeOf(id, address)).toBe(outcome);
});
