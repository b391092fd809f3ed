import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

const path = 'shared_accounts';

export default defineRule({
  id: 'RDS-31',
  title: 'Snapshots are not shared with everybody',
  severity: 'critical',
  area: 'security',
  resource: [
    'aws_db_snapshot',
    'aws_db_snapshot_copy',
    'aws_db_cluster_snapshot',
    'aws_rds_cluster_snapshot_copy',
  ],
  why: 'Any AWS account can restore a public snapshot and read the whole database.',
  fix: 'Remove `"all"` from `shared_accounts` and name accounts instead.',
  controls: {
    'AWS-FSBP': { 'RDS.1': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '3.5.1.3': ['PR', 'SP'], '10.3.2': ['PR', 'SP'] },
    HIPAA: { '164.308(a)(3)(i)': ['PR', 'SP'], '164.312(a)(1)': ['PR', 'SP'] },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'], 'CC6.6': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html',
  examples: {
    pass: [{}, { shared_accounts: ['111122223333'] }],
    fail: [
      { shared_accounts: ['all'] },
      {
        stack: { resource: { aws_db_cluster_snapshot: { s: { shared_accounts: ['111122223333', 'all'] } } } },
      },
    ],
    unknown: [{ shared_accounts: '${var.accounts}' }, { shared_accounts: ['${var.account}'] }],
  },
  check: (snapshot) => {
    const accounts = snapshot.items(path);
    if (accounts === undefined) return unknown(path);
    if (accounts.some((account) => account === 'all'))
      return fail(path, '`all` is among them: everybody can restore the snapshot.');
    return accounts.some((account) => typeof account === 'object') ? unknown(path) : pass;
  },
});
