import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { byType } from '../conditions/by-type.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, type Verdict } from '../verdict.js';
import { mustBeWindow, readWindow } from './facts/window.js';
import { windowsOverlap } from './facts/windows.js';

/** The window is right, and apart from that of the backups. */
function apartFrom(maintenancePath: string, backupPath: string): (block: Block) => Verdict {
  const isWindow = mustBeWindow(maintenancePath, 'weekly');
  return (block) => {
    const verdict = isWindow(block);
    if (verdict.outcome !== 'pass') return verdict;
    const maintenance = readWindow('weekly', block.values[maintenancePath]);
    const backup = readWindow('daily', block.values[backupPath]);
    return maintenance !== undefined && backup !== undefined && windowsOverlap(backup, maintenance)
      ? fail(maintenancePath, 'It overlaps the backup window, which RDS refuses.')
      : pass;
  };
}

const weekly = 'preferred_maintenance_window';

/** The cluster of a member has a window, which is that of its upgrades. */
function clusterHasWindow(member: Element, model: Model): boolean {
  return model
    .follow(member, 'cluster_identifier')
    .elements.some((cluster) => cluster.type === 'aws_rds_cluster' && cluster.get(weekly).state !== 'absent');
}

export default defineRule({
  id: 'RDS-11',
  title: 'The maintenance window is chosen and apart from the backup window',
  severity: 'medium',
  area: 'operations',
  requirement: 8,
  resource: ['aws_db_instance', 'aws_rds_cluster', 'aws_rds_cluster_instance'],
  setting: 'database.maintenanceWindow',
  why: 'Patches and restarts come in it. One that AWS draws by lot falls into working hours as often as not.',
  fix: 'Set `maintenance_window` (a cluster: `preferred_maintenance_window`), in UTC: `Mon:04:00-Mon:05:00`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html',
  examples: {
    pass: [
      { maintenance_window: 'Mon:04:00-Mon:05:00', backup_window: '03:00-04:00' },
      { maintenance_window: 'sun:23:30-mon:00:30' },
      {
        stack: {
          resource: {
            aws_rds_cluster: { a: { preferred_maintenance_window: 'Mon:04:00-Mon:05:00' } },
            aws_rds_cluster_instance: { one: { cluster_identifier: '${aws_rds_cluster.a.id}' } },
          },
        },
      },
    ],
    fail: [
      {},
      { maintenance_window: 'Monday 4am' },
      { maintenance_window: 'Mon:04:00-Mon:04:15' },
      { maintenance_window: 'Mon:04:00-Mon:05:00', backup_window: '04:30-05:30' },
      { stack: { resource: { aws_rds_cluster_instance: { one: {} } } } },
    ],
    unknown: [{ maintenance_window: '${var.window}' }],
  },
  check: byType({
    aws_db_instance: apartFrom('maintenance_window', 'backup_window'),
    aws_rds_cluster: apartFrom('preferred_maintenance_window', 'preferred_backup_window'),
    aws_rds_cluster_instance: (member, { model }) =>
      member.get(weekly).state === 'absent' && clusterHasWindow(member, model)
        ? pass
        : mustBeWindow(weekly, 'weekly')(member),
  }),
});
