import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';

export default defineRule({
  id: 'RDS-15',
  title: 'Automated backups outlive the database',
  severity: 'low',
  area: 'availability',
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.finalSnapshot',
  why: 'By default the provider deletes them with the database; then no restore to a point in time is possible.',
  fix: 'Set `delete_automated_backups = false`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.Retaining.html',
  examples: {
    pass: [{ delete_automated_backups: false }],
    fail: [{}, { delete_automated_backups: true }],
    unknown: [{ delete_automated_backups: '${var.delete}' }],
  },
  check: unlessReplica(mustEqual('delete_automated_backups', false)),
});
