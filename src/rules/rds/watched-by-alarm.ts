import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';
import { fail, pass, unknown } from '../verdict.js';

const dimension: Readonly<Record<string, string>> = {
  aws_db_instance: 'DBInstanceIdentifier',
  aws_rds_cluster: 'DBClusterIdentifier',
};

export default defineRule({
  id: 'RDS-38',
  title: 'An alarm watches the database',
  severity: 'low',
  area: 'operations',
  convention: true,
  precision: 'high',
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'alarms.enabled',
  why: 'A disk that fills up and connections that run out announce themselves for days, to nobody.',
  fix: 'Make an `aws_cloudwatch_metric_alarm` in the namespace `AWS/RDS` on `FreeStorageSpace`, `CPUUtilization` or `DatabaseConnections`, with an action.',
  controls: {
    'PCI-DSS-4.0.1': { '10.4.1': ['PR', 'SP'], '10.7.2': ['PR', 'PU', 'SP'], '12.10.5': ['PR', 'PU', 'SP'] },
    HIPAA: { '164.312(b)': ['GR', 'NAG', 'SP'] },
    SOC2: { 'CC7.2': ['SP'], 'CC7.3': ['SP'], 'CC7.4': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/creating_alarms.html',
  examples: {
    pass: [
      {
        stack: {
          resource: {
            aws_db_instance: { db: { identifier: 'db' } },
            aws_cloudwatch_metric_alarm: {
              full: {
                namespace: 'AWS/RDS',
                dimensions: { DBInstanceIdentifier: '${aws_db_instance.db.identifier}' },
              },
            },
          },
        },
      },
    ],
    fail: [{}],
    unknown: [
      {
        stack: {
          resource: {
            aws_db_instance: { db: {} },
            aws_cloudwatch_metric_alarm: {
              some: { dimensions: { DBInstanceIdentifier: '${module.names.database}' } },
            },
          },
        },
      },
    ],
  },
  check: unlessReplica((database, { model }) => {
    const { elements, unresolved } = model.referring(database, {
      type: 'aws_cloudwatch_metric_alarm',
      path: `dimensions.${dimension[database.type] ?? ''}`,
    });
    if (elements.length > 0) return pass;
    return unresolved
      ? unknown('', 'Where an alarm points cannot be traced.')
      : fail('', 'No `aws_cloudwatch_metric_alarm` names it.');
  }),
});
