import { mustBeBetween } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'SECRET-6',
  title: 'A deleted secret can be restored',
  severity: 'medium',
  area: 'availability',
  resource: 'aws_secretsmanager_secret',
  setting: 'database.password.recoveryWindowDays',
  why: 'With a window of 0 the value is gone at once, and with it the way into the database.',
  fix: 'Leave `recovery_window_in_days` at 30, or set it to 7 or more.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html',
  examples: {
    pass: [{}, { recovery_window_in_days: 30 }, { recovery_window_in_days: 7 }],
    fail: [{ recovery_window_in_days: 0 }],
    unknown: [{ recovery_window_in_days: '${var.days}' }],
  },
  check: mustBeBetween('recovery_window_in_days', [7, 30], { absent: 'pass' }),
});
