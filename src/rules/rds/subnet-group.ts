import { textOf } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';
import { fail, pass, unknown } from '../verdict.js';

export default defineRule({
  id: 'RDS-5',
  title: 'The database is in a DB subnet group that was chosen',
  severity: 'medium',
  area: 'availability',
  requirement: 5,
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  why: 'Without one RDS takes the default group: every subnet of the default VPC, public ones included, and none where that VPC is gone.',
  fix: 'Make an `aws_db_subnet_group` over subnets of two zones and name it in `db_subnet_group_name`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  examples: {
    pass: [
      { db_subnet_group_name: 'database' },
      {
        stack: {
          resource: {
            aws_db_subnet_group: { db: { subnet_ids: ['subnet-1', 'subnet-2'] } },
            aws_db_instance: { db: { db_subnet_group_name: '${aws_db_subnet_group.db.name}' } },
          },
        },
      },
    ],
    fail: [{}, { db_subnet_group_name: '' }, { db_subnet_group_name: 'default' }],
    unknown: [{ db_subnet_group_name: '${var.subnet_group}' }],
  },
  check: unlessReplica((database, { model }) => {
    const path = 'db_subnet_group_name';
    const reading = database.get(path);
    if (reading.state === 'absent') return fail(path, 'It is not set.');
    if (reading.state === 'known')
      return /^(?:default)?$/.test(textOf(reading.value)) ? fail(path, 'It is the default group.') : pass;
    const groups = model
      .follow(database, path)
      .elements.filter(({ type }) => /^(?:data\.)?aws_db_subnet_group$/.test(type));
    return groups.length > 0 ? pass : unknown(path);
  }),
});
