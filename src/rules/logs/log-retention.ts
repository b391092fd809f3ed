import { mustSatisfy } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

/** Zero, as well as nothing at all, keeps logs for ever. */
const longEnough = (days: unknown) => days !== '' && (Number(days) === 0 || Number(days) >= 365);

export default defineRule({
  id: 'LOGS-1',
  title: 'Logs are kept for a year or longer',
  severity: 'low',
  area: 'audit',
  resource: 'aws_cloudwatch_log_group',
  setting: 'logs.retentionDays',
  why: 'Break-ins are found after months, and the audit asks for twelve of them.',
  fix: 'Set `retention_in_days` to 365 or more, or to 0 for ever.',
  controls: {
    'PCI-DSS-4.0.1': { '10.5.1': ['PR', 'PU', 'SP'] },
    HIPAA: { '164.312(b)': ['GR', 'NAG', 'PR', 'SP'] },
    SOC2: { 'CC7.2': ['PR', 'SP'], 'CC7.3': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  examples: {
    pass: [{}, { retention_in_days: 365 }, { retention_in_days: 0 }],
    fail: [{ retention_in_days: 30 }, { retention_in_days: '90' }],
    unknown: [{ retention_in_days: '${var.days}' }],
  },
  check: mustSatisfy('retention_in_days', longEnough, { absent: 'pass' }),
});
