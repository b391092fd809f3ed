import { mustEqual } from '../conditions/attribute.js';
import { type Check, defineRule } from '../define-rule.js';
import { pass, unknown } from '../verdict.js';

const isEncrypted = mustEqual('storage_encrypted', true);

/** A copy without a word of its own has the encryption of what it is copied from. */
const copied = ['replicate_source_db', 'snapshot_identifier', 'source_db_cluster_identifier'];

const check: Check = (database, { model }) => {
  if (database.get('storage_encrypted').state !== 'absent') return isEncrypted(database);
  const path = copied.find((name) => database.get(name).state !== 'absent');
  if (path === undefined) return isEncrypted(database);
  const sources = model
    .follow(database, path)
    .elements.filter((source) => source.get('storage_encrypted').state !== 'absent');
  if (sources.some((source) => isEncrypted(source).outcome === 'fail')) return isEncrypted(database);
  return sources.length > 0 ? pass : unknown('storage_encrypted', 'What it is copied from decides.');
};

export default defineRule({
  id: 'RDS-1',
  title: 'Database storage is encrypted',
  severity: 'high',
  area: 'security',
  requirement: 3,
  resource: ['aws_db_instance', 'aws_rds_cluster', 'aws_rds_global_cluster'],
  why: 'Backups, snapshots and replicas inherit it, and turning it on later replaces the database.',
  fix: 'Set `storage_encrypted = true`. An existing database has to be copied: snapshot, encrypted copy, restore.',
  // No PCI DSS 3.5.1: since 3.5.1.2, encryption of disks alone does not make card numbers unreadable.
  controls: {
    'AWS-FSBP': { 'RDS.3': ['PR', 'SH', 'SP'] },
    'CIS-AWS-1.4': { '2.3.1': ['PR', 'SH', 'SP'] },
    'CIS-AWS-3.0': { '2.3.1': ['PR', 'SH', 'SP'] },
    'CIS-AWS-5.0': { '2.2.1': ['PR', 'SH', 'SP'] },
    HIPAA: {
      '164.312(a)(2)(iv)': ['GR', 'NAG', 'PR', 'SP'],
      '164.312(e)(2)(ii)': ['GR', 'NAG', 'PR', 'SP'],
    },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html',
  examples: {
    pass: [
      { storage_encrypted: true },
      { storage_encrypted: 'true' },
      {
        stack: {
          resource: {
            aws_db_instance: {
              main: { storage_encrypted: true },
              replica: { replicate_source_db: '${aws_db_instance.main.identifier}' },
            },
          },
        },
      },
    ],
    fail: [
      { storage_encrypted: false },
      {},
      { storage_encrypted: null },
      { stack: { resource: { aws_rds_cluster: { aurora: { kms_key_id: 'alias/database' } } } } },
      {
        stack: {
          resource: {
            aws_rds_cluster: { main: { storage_encrypted: false } },
            aws_rds_global_cluster: {
              world: { source_db_cluster_identifier: '${aws_rds_cluster.main.arn}' },
            },
          },
        },
      },
    ],
    unknown: [{ storage_encrypted: '${var.encrypted}' }, { snapshot_identifier: 'before-the-move' }],
  },
  check,
});
