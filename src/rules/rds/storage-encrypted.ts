import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'RDS-1',
  title: 'Database storage is encrypted',
  severity: 'high',
  area: 'security',
  requirement: 3,
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  why: 'Backups, snapshots and replicas inherit it, and turning it on later replaces the database.',
  fix: 'Set `storage_encrypted = true`. An existing database has to be copied: snapshot, encrypted copy, restore.',
  controls: {
    'PCI-DSS-4.0.1': { '3.5.1': ['PR'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html',
  examples: {
    pass: [{ storage_encrypted: true }, { storage_encrypted: 'true' }],
    fail: [{ storage_encrypted: false }, {}, { storage_encrypted: null }],
    unknown: [{ storage_encrypted: '${var.encrypted}' }],
  },
  check: mustEqual('storage_encrypted', true),
});
