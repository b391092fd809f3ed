import { byType } from '../conditions/by-type.js';
import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';
import { whereBackedUp } from './facts/where-backed-up.js';
import { isChosen } from './facts/window.js';

const keeps = { backup_retention_period: 7 };

export default defineRule({
  id: 'RDS-10',
  title: 'The backup window is chosen',
  severity: 'medium',
  area: 'operations',
  requirement: 8,
  convention: true,
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.backupWindow',
  why: 'Otherwise AWS draws one by lot, and a database without a standby pauses its storage in it, at the busiest hour perhaps.',
  fix: 'Set `backup_window` (a cluster: `preferred_backup_window`) to half an hour or more of little load, in UTC: `03:00-04:00`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html',
  examples: {
    pass: [
      { ...keeps, backup_window: '03:00-04:00' },
      { ...keeps, backup_window: '23:45-00:15' },
      { stack: { resource: { aws_rds_cluster: { aurora: { preferred_backup_window: '18:00-18:30' } } } } },
    ],
    fail: [keeps, { ...keeps, backup_window: '' }],
    unknown: [{ ...keeps, backup_window: '${var.window}' }],
  },
  check: byType({
    aws_db_instance: unlessReplica(whereBackedUp(isChosen('backup_window'))),
    aws_rds_cluster: isChosen('preferred_backup_window'),
  }),
});
