import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'RDS-4',
  title: 'The database has no public address',
  severity: 'high',
  area: 'security',
  requirement: 3,
  resource: ['aws_db_instance', 'aws_rds_cluster_instance'],
  why: 'With a public address, a security group is the only barrier between the internet and the login of the database.',
  fix: 'Set `publicly_accessible = false` and reach the database from inside the VPC.',
  controls: {
    'AWS-FSBP': { 'RDS.2': ['PR', 'SH', 'SP'] },
    'CIS-AWS-3.0': { '2.3.3': ['PR', 'SH', 'SP'] },
    'CIS-AWS-5.0': { '2.2.3': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '1.3.1': ['PR', 'SP'], '1.4.2': ['PR', 'PU', 'SP'], '1.4.4': ['SH'] },
    HIPAA: {
      '164.308(a)(3)(i)': ['GR', 'NAG', 'PR', 'SP'],
      '164.308(a)(4)(ii)(C)': ['GR', 'NAG', 'SP'],
      '164.312(a)(1)': ['GR', 'NAG', 'PR', 'SP'],
      '164.312(e)(1)': ['GR', 'NAG', 'SP'],
    },
    SOC2: { 'CC6.2': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  examples: {
    // The provider's default is false.
    pass: [{ publicly_accessible: false }, {}],
    fail: [
      { publicly_accessible: true },
      { stack: { resource: { aws_rds_cluster_instance: { one: { publicly_accessible: 'true' } } } } },
    ],
    unknown: [{ publicly_accessible: '${var.public}' }],
  },
  check: mustEqual('publicly_accessible', false, { absent: 'pass' }),
});
