import type { Block } from '../../model/block.js';
import { textOf } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

const mostDays = 90;
const daysPath = 'rotation_rules.automatically_after_days';
const schedulePath = 'rotation_rules.schedule_expression';

/** Days between two rotations by a rate; a cron expression runs once a month at the least, unless it names single months. */
function daysOf(schedule: string): number | undefined {
  const rate = /^rate\(\s*(\d+)\s+(hour|day)s?\s*\)$/.exec(schedule.trim());
  if (rate !== null) return Number(rate[1]) / (rate[2] === 'hour' ? 24 : 1);
  const fields = /^cron\((.*)\)$/.exec(schedule.trim())?.[1]?.trim().split(/\s+/);
  return fields?.[3] === '*' || /^(?:\*|\d+)\/[1-3]$/.test(fields?.[3] ?? '') ? 31 : undefined;
}

function check(rotation: Block): Verdict {
  const days = rotation.get(daysPath);
  const schedule = rotation.get(schedulePath);
  if (days.state === 'unknown' || rotation.blocks('rotation_rules') === undefined) return unknown(daysPath);
  if (days.state === 'known' && Number(textOf(days.value)) > 0)
    return Number(textOf(days.value)) <= mostDays
      ? pass
      : fail(daysPath, `It is more than ${mostDays} days.`);
  if (schedule.state === 'unknown') return unknown(schedulePath);
  if (schedule.state === 'absent') return fail(daysPath, 'It is not set.');
  const interval = daysOf(textOf(schedule.value));
  if (interval === undefined) return unknown(schedulePath, 'How often it runs is unknown.');
  return interval <= mostDays ? pass : fail(schedulePath, `It is more than ${mostDays} days.`);
}

export default defineRule({
  id: 'SECRET-4',
  title: 'Secrets rotate every 90 days or more often',
  severity: 'low',
  area: 'security',
  resource: 'aws_secretsmanager_secret_rotation',
  why: 'The longer a value is in use, the more copies of it exist.',
  fix: 'Set `rotation_rules.automatically_after_days` to 90 or less.',
  controls: {
    'AWS-FSBP': { 'SecretsManager.4': ['SH', 'SP'] },
    'PCI-DSS-4.0.1': { '8.3.9': ['PR', 'SH', 'SP'], '8.6.3': ['PR', 'SH', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html',
  examples: {
    pass: [
      { rotation_rules: { automatically_after_days: 30 } },
      { rotation_rules: [{ schedule_expression: 'rate(10 days)' }] },
      { rotation_rules: [{ schedule_expression: 'cron(0 8 1 * ? *)' }] },
      { rotation_rules: [{ schedule_expression: 'rate(12 hours)', automatically_after_days: 0 }] },
    ],
    fail: [
      {},
      { rotation_rules: {} },
      { rotation_rules: { automatically_after_days: 365 } },
      { rotation_rules: [{ schedule_expression: 'rate(120 days)' }] },
    ],
    unknown: [
      { rotation_rules: { automatically_after_days: '${var.days}' } },
      { rotation_rules: '${var.rules}' },
      { rotation_rules: { schedule_expression: '${var.schedule}' } },
      { rotation_rules: { schedule_expression: 'cron(0 8 1 1 ? *)' } },
    ],
  },
  check,
});
