import type { Element } from '../../model/element.js';
import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

const isEnabled = mustEqual('actions_enabled', true, { absent: 'pass' });

function check(alarm: Element): readonly Verdict[] {
  const actions = alarm.items('alarm_actions');
  const acts =
    actions === undefined
      ? unknown('alarm_actions')
      : actions.length > 0
        ? pass
        : fail('alarm_actions', 'It is not set.');
  return [isEnabled(alarm), acts];
}

export default defineRule({
  id: 'ALARM-1',
  title: 'Alarms notify somebody',
  severity: 'medium',
  area: 'operations',
  resource: ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'],
  why: 'An alarm without an action turns red on a page that nobody looks at.',
  fix: 'Put the ARN of an SNS topic into `alarm_actions`, and leave `actions_enabled` true.',
  controls: {
    'PCI-DSS-4.0.1': { '10.4.1': ['PR', 'SP'], '10.7.2': ['PR', 'PU', 'SP'], '12.10.5': ['PR', 'PU', 'SP'] },
    HIPAA: { '164.312(b)': ['GR', 'NAG', 'SP'] },
    SOC2: { 'CC7.2': ['SP'], 'CC7.3': ['SP'], 'CC7.4': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
  examples: {
    pass: [{ alarm_actions: ['${aws_sns_topic.alarms.arn}'] }],
    fail: [
      {},
      { alarm_actions: [] },
      { alarm_actions: ['${aws_sns_topic.alarms.arn}'], actions_enabled: false },
    ],
    unknown: [{ alarm_actions: '${var.actions}' }],
  },
  check,
});
