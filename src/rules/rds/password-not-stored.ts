import type { Element } from '../../model/element.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { secretOrigin } from '../facts/secret-origin.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

const names: Readonly<Record<string, readonly [stored: string, writeOnly: string]>> = {
  aws_db_instance: ['password', 'password_wo'],
  aws_rds_cluster: ['master_password', 'master_password_wo'],
};

function check(database: Element, { model }: CheckContext): readonly Verdict[] {
  const [stored, writeOnly] = names[database.type] ?? ['password', 'password_wo'];
  return [judgeStored(database, stored), judgeWriteOnly(database, writeOnly)];

  function judgeStored(element: Element, path: string): Verdict {
    const origin = secretOrigin(model, element, path);
    if (origin.kind === 'none') return pass;
    if (origin.kind === 'stored') return fail(path, `${origin.how} The state holds it in any case.`);
    // Null in one of its cases; otherwise whatever is set here is in the state.
    const reading = element.get(path);
    const text = reading.state === 'unknown' ? reading.unknown.text : undefined;
    return text !== undefined && /\bnull\b/.test(text)
      ? unknown(path)
      : fail(path, 'Whatever is set here, the state holds it.');
  }

  function judgeWriteOnly(element: Element, path: string): Verdict {
    const origin = secretOrigin(model, element, path);
    if (origin.kind === 'stored') return fail(path, origin.how);
    return origin.kind === 'unknown' ? unknown(path) : pass;
  }
}

const secret = { aws_secretsmanager_secret_version: { db: { secret_id: 'db' } } };
const instance = (attributes: object) => ({ aws_db_instance: { db: attributes } });

export default defineRule({
  id: 'RDS-2',
  title: 'The database password is in no code, plan or state',
  severity: 'critical',
  area: 'security',
  requirement: 1,
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  why: 'Whoever can read the repository, a plan or the state has the master user. `sensitive` hides a value on the screen only.',
  fix: 'Remove `password`. Read the secret with the ephemeral resource `aws_secretsmanager_secret_version` into `password_wo`, or set `manage_master_user_password = true`.',
  controls: { 'PCI-DSS-4.0.1': { '8.3.2': ['PU'], '8.6.3': ['PU'] } },
  docs: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only',
  examples: {
    pass: [
      { manage_master_user_password: true },
      { password: null, manage_master_user_password: true },
      {
        stack: {
          ephemeral: secret,
          resource: instance({
            password_wo: '${ephemeral.aws_secretsmanager_secret_version.db.secret_string}',
          }),
        },
      },
      {
        stack: {
          ephemeral: secret,
          resource: instance({
            password_wo:
              '${jsondecode(ephemeral.aws_secretsmanager_secret_version.db.secret_string)["password"]}',
          }),
        },
      },
      {
        stack: {
          variable: { password: { ephemeral: true, sensitive: true } },
          resource: instance({ password_wo: '${var.password}' }),
        },
      },
    ],
    fail: [
      { password: 'changeme123' },
      { password: 12345678 },
      { password_wo: 'changeme123' },
      { password: '${file("password.txt")}' },
      { stack: { resource: { aws_rds_cluster: { aurora: { master_password: 'changeme123' } } } } },
      { stack: { locals: { pw: 'changeme123' }, resource: instance({ password: '${local.pw}' }) } },
      {
        stack: {
          variable: { password: { default: 'changeme123' } },
          resource: instance({ password: '${var.password}' }),
        },
      },
      { stack: { variable: { password: {} }, resource: instance({ password: '${var.password}' }) } },
      { stack: { variable: { password: {} }, resource: instance({ password_wo: '${var.password}' }) } },
      {
        stack: {
          data: secret,
          resource: instance({ password: '${data.aws_secretsmanager_secret_version.db.secret_string}' }),
        },
      },
      {
        stack: {
          data: secret,
          resource: instance({ password_wo: '${data.aws_secretsmanager_secret_version.db.secret_string}' }),
        },
      },
      {
        stack: {
          resource: {
            random_password: { db: { length: 32 } },
            ...instance({ password: '${random_password.db.result}' }),
          },
        },
      },
      { stack: { resource: instance({ password: '${module.secrets.password}' }) } },
    ],
    unknown: [
      { password: '${var.managed ? null : var.password}' },
      { password_wo: '${module.secrets.password}' },
    ],
  },
  check,
});
