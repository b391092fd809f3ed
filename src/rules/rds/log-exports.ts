import { mustContain } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';
import { databaseEngine } from './facts/database-engine.js';

const path = 'enabled_cloudwatch_logs_exports';

/** Logs that Security Hub's RDS.9 wants of each engine; Aurora has no upgrade log. */
const wanted: readonly (readonly [engine: RegExp, logs: readonly string[]])[] = [
  [/^postgres$/, ['postgresql', 'upgrade']],
  [/^aurora-postgresql$/, ['postgresql']],
  [/^(?:mysql|mariadb|aurora-mysql|aurora)$/, ['audit', 'error', 'general', 'slowquery']],
  [/^oracle/, ['alert', 'audit', 'listener', 'trace']],
  [/^sqlserver/, ['agent', 'error']],
  [/^db2/, ['diag.log', 'notify.log']],
];

export default defineRule({
  id: 'RDS-12',
  title: 'The logs of the database go to CloudWatch',
  severity: 'medium',
  area: 'operations',
  requirement: 8,
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  why: 'On the instance they are gone after days; failed logins and the reason of a failed upgrade are what an investigation needs.',
  fix: 'Set `enabled_cloudwatch_logs_exports`; for PostgreSQL to `["postgresql", "upgrade"]`.',
  controls: {
    'AWS-FSBP': { 'RDS.9': ['PR', 'SH', 'SP'], 'RDS.36': ['SH', 'SP'] },
    'PCI-DSS-4.0.1': { '10.2.1': ['PR', 'PU', 'SH'], '10.4.2': ['SH'] },
    HIPAA: { '164.312(b)': ['GR', 'PR', 'SP'] },
    SOC2: { 'A1.2': ['PR', 'SP'], 'CC7.2': ['PR', 'SP'], 'CC7.3': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html',
  examples: {
    pass: [
      { engine: 'postgres', enabled_cloudwatch_logs_exports: ['upgrade', 'postgresql'] },
      { replicate_source_db: 'main', enabled_cloudwatch_logs_exports: ['postgresql'] },
      {
        stack: {
          resource: {
            aws_rds_cluster: {
              a: { engine: 'aurora-postgresql', enabled_cloudwatch_logs_exports: ['postgresql'] },
            },
          },
        },
      },
    ],
    fail: [
      { engine: 'postgres' },
      { engine: 'postgres', enabled_cloudwatch_logs_exports: ['upgrade'] },
      { engine: 'mysql', enabled_cloudwatch_logs_exports: ['error'] },
      { replicate_source_db: 'main' },
    ],
    unknown: [{ engine: 'postgres', enabled_cloudwatch_logs_exports: '${var.logs}' }],
  },
  check: (database) => {
    const { name, unknown: isOpen } = databaseEngine(database);
    if (name === undefined && isOpen) return unknown('engine');
    const logs = wanted.find(([engine]) => name !== undefined && engine.test(name))?.[1];
    if (logs !== undefined) return mustContain(path, logs)(database);
    // A replica or a restored database has its engine from its source: any log is better than none.
    if (name !== undefined) return notApplicable;
    const items = database.items(path);
    if (items === undefined) return unknown(path);
    return items.length > 0 ? pass : fail(path, 'It is not set.');
  },
});
