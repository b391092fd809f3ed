import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

const path = 'vpc_security_group_ids';

export default defineRule({
  id: 'RDS-39',
  title: 'The database has a security group that was chosen',
  severity: 'medium',
  area: 'security',
  impliedBy: ['SG-19'],
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  why: 'Without one it has the default group of the VPC, whose members all reach each other on every port.',
  fix: 'Put the id of a group for the database into `vpc_security_group_ids`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
  examples: {
    pass: [
      { vpc_security_group_ids: ['sg-0123456789abcdef0'] },
      { vpc_security_group_ids: ['${aws_security_group.db.id}'] },
    ],
    fail: [
      {},
      { vpc_security_group_ids: [] },
      { vpc_security_group_ids: [''] },
      {
        stack: {
          resource: {
            aws_default_security_group: { vpc: {} },
            aws_db_instance: { db: { vpc_security_group_ids: ['${aws_default_security_group.vpc.id}'] } },
          },
        },
      },
    ],
    unknown: [{ vpc_security_group_ids: '${var.groups}' }],
  },
  check: (database, { model }) => {
    const groups = database.items(path);
    if (groups?.every((group) => group === '' || group === null)) return fail(path, 'It is not set.');
    const { elements } = model.follow(database, path);
    if (elements.some(({ type }) => type === 'aws_default_security_group'))
      return fail(path, 'It is the default group of the VPC.');
    const isTraced = elements.some(({ type }) => /aws_security_group$/.test(type));
    return groups === undefined && !isTraced ? unknown(path) : pass;
  },
});
