import { mustSatisfy } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';

const current = /^(?:gp3|io1|io2)$/;

export default defineRule({
  id: 'RDS-29',
  title: 'Storage of the database is of a current type',
  severity: 'low',
  area: 'operations',
  convention: true,
  resource: 'aws_db_instance',
  why: 'gp2, the default, is slow while it is small and costs more than gp3; magnetic storage is kept for old databases only.',
  fix: 'Set `storage_type = "gp3"`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html',
  examples: {
    pass: [{ storage_type: 'gp3' }, { storage_type: 'io2', iops: 3000 }],
    fail: [{}, { storage_type: 'gp2' }, { storage_type: 'standard' }],
    unknown: [{ storage_type: '${var.type}' }],
  },
  check: unlessReplica(mustSatisfy('storage_type', (type) => current.test(String(type)))),
});
