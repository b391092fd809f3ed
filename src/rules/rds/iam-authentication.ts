import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { notApplicable } from '../verdict.js';
import { databaseEngine } from './facts/database-engine.js';

const isEnabled = mustEqual('iam_database_authentication_enabled', true);

export default defineRule({
  id: 'RDS-20',
  title: 'People can log in to the database with IAM',
  severity: 'medium',
  area: 'security',
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  why: 'Tokens that are valid for 15 minutes, issued by role and logged in CloudTrail, replace shared passwords.',
  fix: 'Set `iam_database_authentication_enabled = true`.',
  controls: {
    'AWS-FSBP': { 'RDS.10': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': {
      '7.2.1': ['PR', 'SP'],
      '7.2.2': ['PR', 'SP'],
      '7.3.1': ['PR', 'SP'],
      '8.2.1': ['PU'],
    },
    HIPAA: { '164.308(a)(3)(ii)(A)': ['SP'], '164.308(a)(4)(i)': ['SP'] },
    SOC2: { 'CC1.3': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  examples: {
    pass: [{ iam_database_authentication_enabled: true }],
    fail: [{}, { engine: 'postgres', iam_database_authentication_enabled: false }],
    unknown: [{ iam_database_authentication_enabled: '${var.iam}' }],
  },
  check: (database) => {
    const { name } = databaseEngine(database);
    // The other engines do not have it.
    if (name !== undefined && !/^(?:postgres|mysql|mariadb|aurora)/.test(name)) return notApplicable;
    return isEnabled(database);
  },
});
