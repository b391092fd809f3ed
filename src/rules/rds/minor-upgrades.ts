import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'RDS-19',
  title: 'AWS installs minor versions automatically',
  severity: 'medium',
  area: 'security',
  resource: ['aws_db_instance', 'aws_rds_cluster_instance'],
  setting: 'database.engineVersion',
  why: 'Minor versions carry the security fixes; those that nobody plans come late or never.',
  fix: 'Leave `auto_minor_version_upgrade` true, and pin the major version alone.',
  controls: {
    'AWS-FSBP': { 'RDS.13': ['PR', 'SH', 'SP'] },
    'CIS-AWS-3.0': { '2.3.2': ['PR', 'SH', 'SP'] },
    'CIS-AWS-5.0': { '2.2.2': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '6.3.3': ['PR', 'PU', 'SH', 'SP'] },
    HIPAA: { '164.308(a)(5)(ii)(A)': ['GR', 'NAG'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html',
  examples: {
    // The provider's default is true.
    pass: [{ auto_minor_version_upgrade: true }, {}],
    fail: [{ auto_minor_version_upgrade: false }],
    unknown: [{ auto_minor_version_upgrade: '${var.upgrade}' }],
  },
  check: mustEqual('auto_minor_version_upgrade', true, { absent: 'pass' }),
});
