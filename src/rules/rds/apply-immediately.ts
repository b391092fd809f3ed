import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'RDS-30',
  title: 'Changes of the database wait for the maintenance window',
  severity: 'low',
  area: 'availability',
  resource: ['aws_db_instance', 'aws_rds_cluster', 'aws_rds_cluster_instance'],
  setting: 'database.applyImmediately',
  why: 'A new class or engine version restarts the database in the middle of a deploy, at whatever hour that is.',
  fix: 'Set `apply_immediately = false`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html',
  examples: {
    pass: [{ apply_immediately: false }, {}],
    fail: [{ apply_immediately: true }],
    unknown: [{ apply_immediately: '${var.now}' }],
  },
  check: mustEqual('apply_immediately', false, { absent: 'pass' }),
});
