import { textOf } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';
import { fail, pass, unknown } from '../verdict.js';

const path = 'max_allocated_storage';

export default defineRule({
  id: 'RDS-28',
  title: 'Storage of the database grows before it is full',
  severity: 'low',
  area: 'availability',
  resource: 'aws_db_instance',
  setting: 'database.maxStorageGiB',
  why: 'An instance whose storage is full stops taking connections.',
  fix: 'Set `max_allocated_storage` above `allocated_storage`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html',
  examples: {
    pass: [{ allocated_storage: 20, max_allocated_storage: 100 }, { max_allocated_storage: 100 }],
    fail: [
      { allocated_storage: 20 },
      { allocated_storage: 20, max_allocated_storage: 0 },
      { allocated_storage: 20, max_allocated_storage: 20 },
    ],
    unknown: [{ allocated_storage: 20, max_allocated_storage: '${var.most}' }],
  },
  check: unlessReplica((database) => {
    const most = database.get(path);
    if (most.state === 'unknown') return unknown(path);
    if (most.state === 'absent') return fail(path, 'It is not set.');
    const now = database.get('allocated_storage');
    if (now.state === 'unknown') return unknown('allocated_storage');
    const least = now.state === 'known' ? Number(textOf(now.value)) : 0;
    return Number(textOf(most.value)) > least ? pass : fail(path, 'It leaves no room to grow.');
  }),
});
