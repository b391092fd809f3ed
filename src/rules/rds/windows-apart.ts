import type { Block } from '../../model/block.js';
import { byType } from '../conditions/by-type.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, type Verdict } from '../verdict.js';
import { mustBeWindow, readWindow } from './facts/window.js';
import { windowsOverlap } from './facts/windows.js';

/** Both windows are such as RDS takes, and apart from each other. */
function apart(maintenancePath: string, backupPath: string): (block: Block) => readonly Verdict[] {
  const isWeekly = mustBeWindow(maintenancePath, 'weekly');
  const isDaily = mustBeWindow(backupPath, 'daily');
  return (block) => {
    const verdicts = [isWeekly(block), isDaily(block)];
    if (verdicts.some(({ outcome }) => outcome !== 'pass')) return verdicts;
    const maintenance = readWindow('weekly', block.values[maintenancePath]);
    const backup = readWindow('daily', block.values[backupPath]);
    return maintenance !== undefined && backup !== undefined && windowsOverlap(backup, maintenance)
      ? [fail(maintenancePath, 'It overlaps the backup window, which RDS refuses.')]
      : [pass];
  };
}

export default defineRule({
  id: 'RDS-40',
  title: 'Backup and maintenance windows are such as RDS takes',
  severity: 'medium',
  area: 'function',
  requirement: 8,
  resource: ['aws_db_instance', 'aws_rds_cluster', 'aws_rds_cluster_instance'],
  setting: 'database.maintenanceWindow',
  why: 'RDS refuses windows that overlap, or are shorter than half an hour, in the middle of an apply.',
  fix: 'Write windows in UTC, `03:00-04:00` for backups and `Mon:04:00-Mon:05:00` for maintenance, apart from each other.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html',
  examples: {
    pass: [
      { maintenance_window: 'Mon:04:00-Mon:05:00', backup_window: '03:00-04:00' },
      { maintenance_window: 'sun:23:30-mon:00:30' },
      {},
    ],
    fail: [
      { maintenance_window: 'Monday 4am' },
      { maintenance_window: 'Mon:04:00-Mon:04:15' },
      { maintenance_window: 'Mon:04:00-Mon:05:00', backup_window: '04:30-05:30' },
      { backup_window: '3am' },
      { backup_window: '03:00-03:10' },
    ],
    unknown: [{ maintenance_window: '${var.window}' }],
  },
  check: byType({
    aws_db_instance: apart('maintenance_window', 'backup_window'),
    aws_rds_cluster: apart('preferred_maintenance_window', 'preferred_backup_window'),
    aws_rds_cluster_instance: apart('preferred_maintenance_window', 'preferred_backup_window'),
  }),
});
