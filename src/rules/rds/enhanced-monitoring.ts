import { mustBeBetween } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'RDS-21',
  title: 'Enhanced monitoring is on',
  severity: 'low',
  area: 'operations',
  convention: true,
  resource: ['aws_db_instance', 'aws_rds_cluster_instance'],
  setting: 'database.enhancedMonitoringSeconds',
  why: 'Without figures from the operating system, a full memory and a slow disk look the same from outside.',
  fix: 'Set `monitoring_interval` to 60 or less and `monitoring_role_arn` to a role with `AmazonRDSEnhancedMonitoringRole`.',
  controls: {
    'AWS-FSBP': { 'RDS.6': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '10.2.1': ['PU'] },
    HIPAA: { '164.312(b)': ['GR', 'NAG', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html',
  examples: {
    pass: [{ monitoring_interval: 60 }],
    fail: [{}, { monitoring_interval: 0 }],
    unknown: [{ monitoring_interval: '${var.seconds}' }],
  },
  check: mustBeBetween('monitoring_interval', [1, 60]),
});
