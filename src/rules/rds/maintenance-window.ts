import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { byType } from '../conditions/by-type.js';
import { defineRule } from '../define-rule.js';
import { pass, unknown, type Verdict } from '../verdict.js';
import { isChosen } from './facts/window.js';

const weekly = 'preferred_maintenance_window';

/** The cluster of a member has a window, which is that of its upgrades. */
function ofMember(member: Element, model: Model): Verdict {
  const own = isChosen(weekly)(member);
  if (own.outcome !== 'fail') return own;
  const { elements, unresolved } = model.follow(member, 'cluster_identifier');
  const clusters = elements.filter(({ type }) => type === 'aws_rds_cluster').map(isChosen(weekly));
  if (clusters.some(({ outcome }) => outcome === 'pass')) return pass;
  const isOpen =
    clusters.some(({ outcome }) => outcome === 'unknown') || (clusters.length === 0 && unresolved);
  return isOpen ? unknown(weekly, 'Which window its cluster has is not known.') : own;
}

export default defineRule({
  id: 'RDS-11',
  title: 'The maintenance window is chosen',
  severity: 'medium',
  area: 'operations',
  requirement: 8,
  convention: true,
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
      { maintenance_window: '' },
      { stack: { resource: { aws_rds_cluster_instance: { one: {} } } } },
    ],
    unknown: [{ maintenance_window: '${var.window}' }],
  },
  check: byType({
    aws_db_instance: isChosen('maintenance_window'),
    aws_rds_cluster: isChosen(weekly),
    aws_rds_cluster_instance: (member, { model }) => ofMember(member, model),
  }),
});
