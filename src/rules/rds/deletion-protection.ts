import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'RDS-13',
  title: 'The database is protected from deletion',
  severity: 'medium',
  area: 'availability',
  resource: ['aws_db_instance', 'aws_rds_cluster', 'aws_rds_global_cluster'],
  setting: 'database.deletionProtection',
  why: 'A renamed address or a destroy in the wrong folder deletes the data in one step.',
  fix: 'Set `deletion_protection = true`.',
  controls: {
    'AWS-FSBP': { 'RDS.8': ['PR', 'SH', 'SP'] },
    HIPAA: { '164.308(a)(7)(i)': ['GR', 'NAG', 'SP'], '164.308(a)(7)(ii)(C)': ['GR', 'NAG', 'SP'] },
    SOC2: { 'C1.1': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html',
  examples: {
    pass: [{ deletion_protection: true }],
    fail: [{}, { deletion_protection: false }, { replicate_source_db: 'main' }],
    unknown: [{ deletion_protection: '${var.protected}' }],
  },
  // AWS's control does not leave replicas out.
  check: mustEqual('deletion_protection', true),
});
