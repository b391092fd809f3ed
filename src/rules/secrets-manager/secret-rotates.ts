import { mustHaveRelated } from '../conditions/related.js';
import { defineRule } from '../define-rule.js';
import { pass } from '../verdict.js';

const rotated = (rotation: object) => ({
  stack: {
    resource: {
      aws_secretsmanager_secret: { db: { name: 'db' } },
      aws_secretsmanager_secret_rotation: { db: rotation },
    },
  },
});

export default defineRule({
  id: 'SECRET-3',
  title: 'Secrets rotate by themselves',
  severity: 'medium',
  area: 'security',
  resource: 'aws_secretsmanager_secret',
  setting: 'database.password.source',
  why: 'A password that never changes keeps working for everybody who has ever seen it.',
  fix: 'Add an `aws_secretsmanager_secret_rotation`, or let RDS keep the password: `manage_master_user_password = true` rotates it every seven days.',
  controls: {
    'AWS-FSBP': { 'SecretsManager.1': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '8.3.9': ['PR', 'SH', 'SP'], '8.6.3': ['PR', 'SH', 'SP'] },
    HIPAA: { '164.308(a)(4)(ii)(B)': ['GR', 'NAG', 'SP'], '164.308(a)(4)(ii)(C)': ['PR', 'SP'] },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
  examples: {
    pass: [rotated({ secret_id: '${aws_secretsmanager_secret.db.id}' })],
    fail: [{ name: 'db' }],
    unknown: [rotated({ secret_id: '${module.secret.id}' })],
  },
  check: mustHaveRelated(
    {
      type: 'aws_secretsmanager_secret_rotation',
      path: 'secret_id',
      missing: 'No `aws_secretsmanager_secret_rotation` names it.',
    },
    () => pass,
  ),
});
