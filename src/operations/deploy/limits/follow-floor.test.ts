import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { databaseUpdate, planText } from '../../../../test/fixtures/database-plan.js';
import { followFloor } from './follow-floor.js';

let path = '';
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'floor-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

const signal = new AbortController().signal;
function follow(text: string | undefined) {
  const told: string[] = [];
  const context = {
    ...{ cwd: '/', env: {}, interrupt: { gentle: signal, kill: signal } },
    emit: (event: { readonly type: string; readonly message?: string }) =>
      void told.push(event.message ?? ''),
  };
  const follows = followFloor(context, { folder: { path, suffix: 'dev-001' } }, text);
  const file = join(path, 'floor_override.tf.json');
  return { follows, told, written: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined };
}
const nothing = { follows: false, told: [], written: undefined };

it('what goes with the new size is sent with it, and told', () => {
  expect(follow(planText([databaseUpdate({ allocated_storage: 500 })]))).toEqual({
    follows: true,
    told: [
      'aws_db_instance.postgres: gp3 storage of 500 GiB has at least 12000 IOPS and 500 MiB/s. They are sent with the new size.',
    ],
    written: { resource: { aws_db_instance: { postgres: { iops: 12_000, storage_throughput: 500 } } } },
  });
});

it.each([
  ['a plan without changes', undefined],
  ['growth below the step', planText([databaseUpdate({ allocated_storage: 399 })])],
  [
    'growth above it',
    planText([databaseUpdate({ allocated_storage: 600 }, { allocated_storage: 500, iops: 12_000 })]),
  ],
  [
    'a speed that somebody has raised',
    planText([databaseUpdate({ allocated_storage: 600 }, { iops: 16_000 })]),
  ],
  ['another change', planText([databaseUpdate({ multi_az: true }, { allocated_storage: 500 })])],
  [
    'another kind of storage',
    planText([databaseUpdate({ allocated_storage: 500 }, { storage_type: 'gp2' })]),
  ],
  ['what the configuration sets', planText([databaseUpdate({ allocated_storage: 500 })], { iops: 3000 })],
  [
    'a module',
    planText([databaseUpdate({ allocated_storage: 500 }, {}, 'module.a.aws_db_instance.postgres')]),
  ],
  [
    'one of several',
    planText([databaseUpdate({ allocated_storage: 500 }, {}, 'aws_db_instance.postgres[0]')]),
  ],
])('nothing is written for %s', (_what, text) => {
  expect(follow(text)).toEqual(nothing);
});
