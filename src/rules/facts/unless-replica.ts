import { unlessSet } from '../conditions/unless-set.js';
import type { Check } from '../define-rule.js';

/** The check concerns databases that stand for themselves: a replica takes backups, account and engine from its source. */
export function unlessReplica(check: Check): Check {
  return unlessSet(['replicate_source_db', 'replication_source_identifier'], check);
}
