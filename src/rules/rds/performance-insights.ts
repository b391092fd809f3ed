import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'RDS-22',
  title: 'Performance Insights is on',
  severity: 'low',
  area: 'operations',
  convention: true,
  resource: ['aws_db_instance', 'aws_rds_cluster_instance'],
  setting: 'database.insights',
  why: 'It names the statements that load the database, also those of an hour ago; seven days of it are free.',
  fix: 'Set `performance_insights_enabled = true`.',
  // No framework that we map asks for it.
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html',
  examples: {
    pass: [{ performance_insights_enabled: true }],
    fail: [{}, { performance_insights_enabled: false }],
    unknown: [{ performance_insights_enabled: '${var.insights}' }],
  },
  check: mustEqual('performance_insights_enabled', true),
});
