import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseUpdate, planText } from '../../../test/fixtures/database-plan.js';
import { adoptLogGroups, isAdoption } from './adopt-log-groups.js';

let path = '';
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'adoption-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

const signal = new AbortController().signal;
function adopt(...changes: readonly unknown[]) {
  const told: string[] = [];
  const context = {
    ...{ cwd: '/', env: {}, interrupt: { gentle: signal, kill: signal } },
    emit: (event: { readonly type: string; readonly message?: string }) =>
      void told.push(event.message ?? ''),
  };
  const plan = JSON.parse(planText([]));
  const text = JSON.stringify({ ...plan, resource_changes: changes });
  const adopts = adoptLogGroups(context, { folder: { path, suffix: 'dev-001' } }, text);
  const file = join(path, 'adoption.tf.json');
  return { adopts, told, text: existsSync(file) ? readFileSync(file, 'utf8') : undefined };
}

const database = (before: object | null = { identifier: 'postgres-dev-001' }) => ({
  ...{ address: 'aws_db_instance.postgres', mode: 'managed', type: 'aws_db_instance' },
  change: { actions: ['no-op'], before, after: before },
});
const group = (name: string, actions: readonly string[] = ['create'], address = 'db_log') => ({
  ...{ address: `aws_cloudwatch_log_group.${address}`, mode: 'managed', type: 'aws_cloudwatch_log_group' },
  change: { actions, before: null, after: { name } },
});
const postgresql = '/aws/rds/instance/postgres-dev-001/postgresql';

describe('log groups that RDS may have made', () => {
  it('are asked for in the next plan, of which Terraform imports those that are there', () => {
    const { adopts, told, text = '' } = adopt(database(), group(postgresql));
    expect(adopts).toBe(true);
    expect(told.join()).toContain('taken into the state');
    expect(JSON.parse(text)).toEqual({
      data: {
        aws_cloudwatch_log_groups: { log_groups_of_rds: { log_group_name_prefix: '/aws/rds/instance/' } },
      },
      import: [
        {
          for_each: `\${toset([for name in data.aws_cloudwatch_log_groups.log_groups_of_rds.log_group_names : name if name == "${postgresql}"])}`,
          to: 'aws_cloudwatch_log_group.db_log',
          id: '${each.value}',
        },
      ],
    });
    expect(isAdoption('adoption.tf.json', text)).toBe(true);
    expect(isAdoption('other.tf.json', text)).toBe(false);
  });

  it.each([
    ['of a database that is new', [database(null), group(postgresql)]],
    ['of another database', [database({ identifier: 'postgres-dev-002' }), group(postgresql)]],
    ['that are in the state', [database(), group(postgresql, ['no-op'])]],
    ['of an application', [database(), group('/multi-env/dev-001/application')]],
    ['with a name that is none of RDS', [database(), group(`${postgresql}"]) }`)]],
  ])('are not asked for: %s', (_what, changes) => {
    expect(adopt(...changes)).toEqual({ adopts: false, told: [], text: undefined });
  });

  it('no change of a database alone writes anything', () => {
    expect(adopt(databaseUpdate({ multi_az: true })).adopts).toBe(false);
  });
});

it('a file of that name that imports something else is none of ours', () => {
  const { text = '' } = adopt(database(), group(postgresql));
  for (const other of [
    text.replace('postgresql\\"', 'postgresql\\" || true'),
    text.replace('"data":{', '"data":{"external":{"x":{"program":["sh"]}},'),
    text.replace('aws_cloudwatch_log_group.db_log', 'aws_iam_role.ec2_role'),
    '{}',
    '{',
  ])
    expect(isAdoption('adoption.tf.json', other), other).toBe(false);
});
