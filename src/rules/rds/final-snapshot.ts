import type { Block } from '../../model/block.js';
import { mustBeSet, mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';
import { fail, type Verdict } from '../verdict.js';

const isNamed = mustBeSet('final_snapshot_identifier');
const isTaken = mustEqual('skip_final_snapshot', false, { absent: 'pass' });

function check(database: Block): Verdict {
  const taken = isTaken(database);
  if (taken.outcome !== 'pass') return taken;
  const named = isNamed(database);
  return named.outcome === 'fail'
    ? fail('final_snapshot_identifier', 'It is not set: the destroy fails in the end.')
    : named;
}

export default defineRule({
  id: 'RDS-14',
  title: 'A database that is destroyed leaves a snapshot',
  severity: 'medium',
  area: 'availability',
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.finalSnapshot',
  why: 'It is the last way back after a destroy or a replacement that nobody meant.',
  fix: 'Set `skip_final_snapshot = false` and `final_snapshot_identifier` to a name that no snapshot has.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html',
  examples: {
    pass: [
      { skip_final_snapshot: false, final_snapshot_identifier: 'last' },
      { final_snapshot_identifier: '${var.name}' },
    ],
    fail: [{}, { skip_final_snapshot: true }, { skip_final_snapshot: false, final_snapshot_identifier: '' }],
    unknown: [{ skip_final_snapshot: '${var.skip}' }],
  },
  check: unlessReplica(check),
});
