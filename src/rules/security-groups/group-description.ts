import { mustSatisfy } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { pass } from '../verdict.js';

/** What Terraform writes where nobody did. */
const placeholder = 'Managed by Terraform';

const written = mustSatisfy('description', (text) => !['', placeholder].includes(String(text).trim()), {
  wanted: 'is what Terraform writes where nobody wrote one',
});

export default defineRule({
  id: 'SG-1',
  title: 'Security group has a description',
  severity: 'low',
  area: 'audit',
  requirement: 12,
  convention: true,
  resource: ['aws_security_group', 'aws_db_security_group', 'aws_elasticache_security_group'],
  why: 'Whoever audits or cleans up has to guess what a group without a description protects, and AWS never lets one be added later.',
  fix: 'Set `description` to what the group protects. A changed description replaces the group.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/creating-security-groups.html',
  examples: {
    pass: [
      { description: 'Security group for RDS PostgreSQL dev' },
      { description: 'Database of ${aws_db_instance.db.id}' },
    ],
    fail: [{}, { description: '' }, { description: placeholder }, { description: null }],
  },
  check: (group) => {
    const reading = group.get('description');
    // A text with a value in it is a text.
    if (reading.state === 'unknown' && reading.unknown.text !== undefined) return pass;
    return written(group);
  },
});
