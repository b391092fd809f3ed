import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'RDS-16',
  title: 'Snapshots carry the tags of the database',
  severity: 'low',
  area: 'governance',
  convention: true,
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  why: 'A snapshot without tags belongs to nobody: no cost report, no access rule by tag and no clean-up knows it.',
  fix: 'Set `copy_tags_to_snapshot = true`; the default is false.',
  controls: { 'AWS-FSBP': { 'RDS.17': ['PR', 'SH', 'SP'] }, SOC2: { 'CC7.5': ['PR'] } },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html',
  examples: {
    pass: [{ copy_tags_to_snapshot: true }],
    fail: [{}, { copy_tags_to_snapshot: false }, { replicate_source_db: 'main' }],
    unknown: [{ copy_tags_to_snapshot: '${var.copy}' }],
  },
  // AWS's control does not leave replicas out.
  check: mustEqual('copy_tags_to_snapshot', true),
});
