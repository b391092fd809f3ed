import { expect, it } from 'vitest';
import { changeOfAlb } from '../../../../test/fixtures/change-of-alb.js';
import type { Change, ChangedAttribute } from '../../../changes/change.js';
import { resolveEnvironment } from '../../../config/resolve/resolve-environment.js';
import { whatToLookAt } from './what-to-look-at.js';

const attribute = (path: string, gravity: ChangedAttribute['gravity'] = 'none'): ChangedAttribute => ({
  ...{ path, before: { kind: 'absent' }, after: { kind: 'unknown' } },
  ...{ forcesReplacement: false, effect: undefined, gravity },
});
const group: Change = changeOfAlb({
  ...{ address: 'aws_autoscaling_group.asg', resourceType: 'aws_autoscaling_group', kind: 'update' },
  ...{
    identity: { name: 'asg-1' },
    attributes: [attribute('launch_template[0].version', 'instance-refresh')],
  },
});
const database: Change = changeOfAlb({
  ...{ address: 'aws_db_instance.postgres', resourceType: 'aws_db_instance', kind: 'update' },
  attributes: [attribute('instance_class', 'downtime'), attribute('deletion_protection')],
});
const after = (environment: string, ...changes: readonly Change[]) =>
  whatToLookAt({
    plan: { changes },
    run: { environment: resolveEnvironment({ environment, suffix: `${environment}-001` }) },
  });

it('is a refresh of instances that goes on, and a change that waits for the window', () => {
  expect(after('prod', group, database)).toEqual([
    expect.stringContaining('--auto-scaling-group-name asg-1'),
    'aws_db_instance.postgres waits for its maintenance window (Mon:04:00-Mon:05:00 UTC) with instance_class: set database.applyImmediately to have it at once.',
  ]);
});

it('is nothing where all is done when the deploy ends', () => {
  expect(after('dev', database)).toEqual([]);
  const quiet = { ...group, attributes: [attribute('min_size')] };
  expect(after('prod', quiet, { ...database, attributes: [attribute('deletion_protection')] })).toEqual([]);
  expect(after('prod', { ...group, kind: 'create' })).toEqual([]);
});

it('is no refresh that somebody has waited for', () => {
  const verdict = (outcome: 'successful' | 'not-awaited', name = 'asg-1') =>
    whatToLookAt(
      {
        plan: { changes: [group] },
        run: { environment: resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }) },
      },
      [
        {
          group: name,
          outcome,
          status: '',
          percentage: 100,
          reason: undefined,
          targets: undefined,
          seconds: 1,
        },
      ],
    );
  expect(verdict('successful')).toEqual([]);
  expect(verdict('not-awaited')).toHaveLength(1);
  expect(verdict('successful', 'another')).toHaveLength(1);
});

it('names the group in a word where nobody knows its name', () => {
  expect(after('dev', { ...group, identity: {} }).join()).toContain('--auto-scaling-group-name NAME`');
});

it.each([
  'instance_class',
  'engine_version',
  'allocated_storage',
  'storage_type',
  'multi_az',
  'ca_cert_identifier',
])('a change of %s waits for the window', (path) => {
  const text = after('prod', { ...database, attributes: [attribute(path)] }).join();
  expect(text).toContain(`with ${path}: set`);
});
