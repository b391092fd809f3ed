import { expect, it } from 'vitest';
import { planContents } from '../plan-contents.js';

const change = (address: string, actions: string[], more: object = {}) => ({
  address,
  type: address.split('.')[0],
  change: { actions, before: {}, after: {}, ...more },
});
const passwordOf = (...resource_changes: unknown[]) =>
  planContents(JSON.stringify({ format_version: '1.2', resource_changes }), 'dev-001').password;

const version = 'aws_secretsmanager_secret_version.rds_password_version';
const database = 'aws_db_instance.postgres';

it('finds nothing in a plan without them', () => {
  expect(passwordOf()).toEqual({
    secretCreated: false,
    secretDeleted: false,
    valueCreated: false,
    databaseExists: true,
    sentToDatabase: false,
    database: undefined,
  });
});

it('sees a first deploy', () => {
  const secret = change('aws_secretsmanager_secret.rds_password', ['create']);
  expect(passwordOf(secret, change(version, ['create']), change(database, ['create']))).toMatchObject({
    secretCreated: true,
    valueCreated: true,
    databaseExists: false,
    sentToDatabase: true,
  });
});

it('does not take a secret that was left half made for one that is not there', () => {
  const secret = change('aws_secretsmanager_secret.rds_password', ['delete', 'create']);
  const tainted = { ...secret, action_reason: 'replace_because_tainted' };
  expect(passwordOf(tainted)).toMatchObject({ secretCreated: false, secretDeleted: true });
});

it('sees a rotation reach secret and database', () => {
  const sent = { before: { password_wo_version: 1 }, after: { password_wo_version: 2 } };
  const plan = passwordOf(change(version, ['delete', 'create']), change(database, ['update'], sent));
  expect(plan).toMatchObject({ valueCreated: true, databaseExists: true, sentToDatabase: true });
});

it('sees a new value that would not reach the database', () => {
  const other = { before: { password_wo_version: 1 }, after: { password_wo_version: 1, multi_az: true } };
  const plan = passwordOf(change(version, ['create']), change(database, ['update'], other));
  expect(plan).toMatchObject({ valueCreated: true, databaseExists: true, sentToDatabase: false });
});

it('sees the secret go', () => {
  const plan = passwordOf(change('aws_secretsmanager_secret.rds_password', ['delete']));
  expect(plan).toMatchObject({ secretCreated: false, secretDeleted: true });
});
