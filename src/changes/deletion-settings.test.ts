import { describe, expect, it } from 'vitest';
import { parsePlan } from '../terraform/json/plan.js';
import { synthesizeEnvironment } from '../testing.js';
import { deletedIn, undeployedProtections } from './deletion-settings.js';

const planOf = (address: string, before: object, actions: readonly string[] = ['delete']) =>
  parsePlan(
    JSON.stringify({
      format_version: '1.2',
      resource_changes: [
        {
          address,
          type: address.split('.').at(-2),
          mode: 'managed',
          change: { actions, before, after: null },
        },
      ],
    }),
    'prod-003',
  );
const settingsOf = (address: string, before: object, wanted: object, actions?: readonly string[]) => {
  const [type = '', name = ''] = address.split('.');
  const stack = { resource: { [type]: { [name]: wanted } } };
  return undeployedProtections(deletedIn(planOf(address, before, actions)), stack).map(
    ({ setting }) => setting,
  );
};
const database = 'aws_db_instance.postgres';

describe('what the file protects and what is deployed does not', () => {
  it.each([
    [database, { skip_final_snapshot: true }, { skip_final_snapshot: false }, ['database.finalSnapshot']],
    [database, { skip_final_snapshot: true }, {}, ['database.finalSnapshot']],
    [
      database,
      { deletion_protection: false },
      { deletion_protection: true },
      ['database.deletionProtection'],
    ],
    [
      database,
      { delete_automated_backups: true },
      { delete_automated_backups: false },
      ['database.finalSnapshot'],
    ],
    ['aws_lb.alb', {}, { enable_deletion_protection: true }, ['loadBalancer.deletionProtection']],
    ['aws_s3_bucket.bucket', { force_destroy: true }, { force_destroy: false }, ['storage.forceDestroy']],
    ['aws_backup_vault.vault', { force_destroy: true }, { force_destroy: false }, ['backup.forceDestroy']],
    ['aws_backup_vault.vault', { force_destroy: true }, {}, ['backup.forceDestroy']],
    [
      'aws_secretsmanager_secret.password',
      { recovery_window_in_days: 0 },
      { recovery_window_in_days: 7 },
      ['database.password.recoveryWindowDays'],
    ],
  ])('%s: %j, and the stack wants %j', (address, before, wanted, settings) => {
    expect(settingsOf(address, before, wanted)).toEqual(settings);
  });

  it('is nothing where the state protects as much, or more', () => {
    const same = { skip_final_snapshot: false, deletion_protection: true, delete_automated_backups: false };
    expect(settingsOf(database, same, same)).toEqual([]);
    expect(settingsOf(database, same, { skip_final_snapshot: true, deletion_protection: false })).toEqual([]);
    expect(settingsOf('aws_secretsmanager_secret.password', { recovery_window_in_days: 30 }, {})).toEqual([]);
    expect(settingsOf('aws_s3_bucket.bucket', {}, { force_destroy: false })).toEqual([]);
    const vault = (now: object, wanted: object) => settingsOf('aws_backup_vault.vault', now, wanted);
    expect(vault({ force_destroy: true }, { force_destroy: true })).toEqual([]);
    expect(vault({ force_destroy: false }, { force_destroy: true })).toEqual([]);
    expect(vault({ force_destroy: false }, {})).toEqual([]);
    expect(vault({}, { force_destroy: false })).toEqual([]);
  });

  it('is nothing where an expression of an app of your own decides: no deploy would change that', () => {
    expect(
      settingsOf(database, { skip_final_snapshot: true }, { skip_final_snapshot: '${var.skip}' }),
    ).toEqual([]);
    const bucket = [
      'aws_s3_bucket.bucket',
      { force_destroy: true },
      { force_destroy: '${var.force}' },
    ] as const;
    expect(settingsOf(...bucket)).toEqual([]);
  });

  it('is nothing of what is not deleted, or what the stack no longer has', () => {
    expect(settingsOf(database, { skip_final_snapshot: true }, {}, ['update'])).toEqual([]);
    expect(undeployedProtections(deletedIn(planOf(database, { skip_final_snapshot: true })), {})).toEqual([]);
    expect(deletedIn(planOf('aws_sns_topic.x', {}))).toEqual([]);
  });

  it('is found in a real stack of production over a state of development', () => {
    const stack = { ...synthesizeEnvironment('prod', 'prod-003') };
    const before = { skip_final_snapshot: true, deletion_protection: false, delete_automated_backups: true };
    expect(undeployedProtections(deletedIn(planOf(database, before)), stack)).toEqual([
      { address: database, setting: 'database.deletionProtection' },
      { address: database, setting: 'database.finalSnapshot' },
    ]);
  });
});
