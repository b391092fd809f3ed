import { byType } from '../conditions/by-type.js';
import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';
import { mustBeWindow } from './facts/window.js';

export default defineRule({
  id: 'RDS-10',
  title: 'The backup window is chosen',
  severity: 'medium',
  area: 'operations',
  requirement: 8,
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.backupWindow',
  why: 'Otherwise AWS draws one by lot, and a database without a standby pauses its storage in it, at the busiest hour perhaps.',
  fix: 'Set `backup_window` (a cluster: `preferred_backup_window`) to half an hour or more of little load, in UTC: `03:00-04:00`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html',
  examples: {
    pass: [
      { backup_window: '03:00-04:00' },
      { backup_window: '23:45-00:15' },
      { stack: { resource: { aws_rds_cluster: { aurora: { preferred_backup_window: '18:00-18:30' } } } } },
    ],
    fail: [{}, { backup_window: '' }, { backup_window: '3am' }, { backup_window: '03:00-03:10' }],
    unknown: [{ backup_window: '${var.window}' }],
  },
  check: byType({
    aws_db_instance: unlessReplica(mustBeWindow('backup_window', 'daily')),
    aws_rds_cluster: mustBeWindow('preferred_backup_window', 'daily'),
  }),
});
