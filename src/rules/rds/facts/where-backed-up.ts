import { knownText, readSet } from '../../conditions/read-set.js';
import type { Check } from '../../define-rule.js';
import { notApplicable } from '../../verdict.js';

/** The check concerns databases that have automated backups; an instance without a word about them has none, unless it copies another. */
export function whereBackedUp(check: Check): Check {
  return (database, context) => {
    if (database.type !== 'aws_db_instance') return check(database, context);
    const copied = ['snapshot_identifier', 'restore_to_point_in_time', 's3_import'];
    const isNew = copied.every((path) => readSet(database, path).state === 'absent');
    const { state } = readSet(database, 'backup_retention_period');
    const hasNone = state === 'absent' ? isNew : Number(knownText(database, 'backup_retention_period')) === 0;
    return hasNone ? notApplicable : check(database, context);
  };
}
