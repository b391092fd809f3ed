import { describe, expect, it } from 'vitest';
import { finalSnapshotOf, passwordHandedOver, passwordSentAgain, signInMoved } from './new-database.js';

describe('what RDS leaves of a database that is deleted', () => {
  it('is what the state says, whatever the file says meanwhile', () => {
    const kept = {
      skip_final_snapshot: false,
      final_snapshot_identifier: 'db-final',
      delete_automated_backups: false,
    };
    expect(finalSnapshotOf(kept)).toMatchObject({
      ...{ onlyEmpty: false, remains: true },
      does: 'RDS takes a final snapshot of its own when it deletes it, db-final; its automated backups stay until they expire',
    });
    expect(finalSnapshotOf({ ...kept, backup_retention_period: 7, resource_id: 'db-ABC' }).does).toMatch(
      / stay until they are 7 days old, under its resource ID db-ABC$/,
    );
    expect(finalSnapshotOf({ skip_final_snapshot: true }).does).toBe(
      'RDS takes no final snapshot when it deletes it (`skip_final_snapshot` in the state); its automated backups are deleted with it',
    );
    expect(finalSnapshotOf({}).does).toMatch(/^RDS takes a final snapshot of its own when it deletes it;/);
  });
});

describe('the password of a database in the place of another one', () => {
  it('is that of the secret, or made by RDS, and of neither nothing is said', () => {
    expect(passwordSentAgain({ after: { password_wo_version: 3 } })).toMatchObject([
      {
        gravity: 'none',
        does: expect.stringMatching(/^the new database gets the password that the secret has/),
      },
    ]);
    expect(passwordSentAgain({ after: { manage_master_user_password: true } })[0]?.does).toMatch(
      /in a new secret/,
    );
    expect(passwordSentAgain({ after: { password_wo_version: null } })).toEqual([]);
  });
});

it('is another one to policies that let somebody sign in by IAM, where that is turned on', () => {
  const on = { iam_database_authentication_enabled: true };
  const before = { ...on, resource_id: 'db-ABC' };
  expect(signInMoved({ before, after: on })).toMatchObject([
    { gravity: 'access', does: expect.stringContaining('`rds-db:connect` to db-ABC do not allow it') },
  ]);
  expect(signInMoved({ before, after: {} })).toEqual([]);
  expect(signInMoved({ before: on, after: on })).toEqual([]);
});

const secret = [
  { secret_arn: 'arn:aws:secretsmanager:eu-west-1:1:secret:rds!db-a', secret_status: 'active' },
];
const managed = { manage_master_user_password: true, master_user_secret: secret };
const own = { manage_master_user_password: null, password_wo_version: 1 };

it('a password that RDS keeps no more takes its secret with it, and is read elsewhere', () => {
  const [effect] = passwordHandedOver({ before: managed, after: own });
  expect(effect?.gravity).toBe('rotation');
  expect(effect?.does).toMatch(
    /^RDS deletes the secret that it keeps the password of the master user in \(arn:.*rds!db-a\)/,
  );
  expect(effect?.does).toContain('has to read the password from where the stack keeps it');
});

it('a password that RDS keeps from now on is a new one', () => {
  const [effect] = passwordHandedOver({ before: own, after: managed });
  expect(effect?.does).toMatch(
    /^RDS makes a new password at once.*has to read the secret of RDS from now on$/,
  );
});

it('says nothing where it stays with whom it is', () => {
  expect(passwordHandedOver({ before: managed, after: managed })).toEqual([]);
  expect(passwordHandedOver({ before: own, after: own })).toEqual([]);
  expect(
    passwordHandedOver({ before: { manage_master_user_password: true }, after: own })[0]?.does,
  ).toContain('of the master user in, and');
});
