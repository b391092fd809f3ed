import type { Element } from '../../model/element.js';
import { mustSatisfy } from '../conditions/attribute.js';
import { isConfigured } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';
import { unknown, type Verdict } from '../verdict.js';

const path = 'backup_retention_period';

/** What is restored keeps what its source had, where nothing is said. */
const sources = ['snapshot_identifier', 'restore_to_point_in_time'];

const areOn = mustSatisfy(path, (days) => days !== '' && Number(days) !== 0, {
  wanted: 'turns automated backups off',
});

export default defineRule({
  id: 'RDS-43',
  title: 'The database has automated backups',
  severity: 'high',
  area: 'operations',
  // The default of a cluster is one day, and it cannot be none.
  resource: 'aws_db_instance',
  setting: 'database.backupRetentionDays',
  why: 'With a retention of 0, which is what the provider sends where nothing is set, AWS makes no backup at all: what a mistake deletes is gone. AWS Trusted Advisor shows it red.',
  fix: 'Set `backup_retention_period` to 7 or more (35 at most).',
  controls: {},
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/fault-tolerance-checks.html#amazon-rds-backups',
  examples: {
    pass: [{ backup_retention_period: 1 }, { backup_retention_period: '35' }],
    fail: [{}, { backup_retention_period: 0 }, { backup_retention_period: '0' }],
    unknown: [{ backup_retention_period: '${var.days}' }, { snapshot_identifier: 'reports-before-upgrade' }],
  },
  check: unlessReplica(judge),
});

function judge(database: Element): Verdict {
  const isRestored = sources.some((source) => isConfigured(database, source));
  return isRestored && database.get(path).state === 'absent'
    ? unknown(path, 'It is restored, and keeps backups as its source did.')
    : areOn(database);
}
