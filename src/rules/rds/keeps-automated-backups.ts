import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';
import { whereBackedUp } from './facts/where-backed-up.js';

const keeps = { backup_retention_period: 7 };

export default defineRule({
  id: 'RDS-15',
  title: 'Automated backups outlive the database',
  severity: 'low',
  area: 'availability',
  toldWith: ['RDS-14'],
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.finalSnapshot',
  why: 'By default the provider deletes them with the database; then no restore to a point in time is possible.',
  fix: 'Set `delete_automated_backups = false`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.Retaining.html',
  examples: {
    pass: [{ ...keeps, delete_automated_backups: false }],
    fail: [keeps, { ...keeps, delete_automated_backups: true }],
    unknown: [{ ...keeps, delete_automated_backups: '${var.delete}' }],
  },
  check: unlessReplica(whereBackedUp(mustEqual('delete_automated_backups', false))),
});
