import { expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { databaseUser } from './database-user.js';

const environmentOf = (database: object) =>
  resolveEnvironment({ environment: 'prod', suffix: 'prod-003', config: { database } });

it('makes the user of the application, and gives rds_iam to it and to nobody else', () => {
  const { sql, user } = databaseUser(environmentOf({ iamUser: 'shop', name: 'orders' }));
  expect(user).toBe('shop');
  expect(sql).toEqual([
    'CREATE USER "shop" WITH LOGIN;',
    'GRANT rds_iam TO "shop";',
    'GRANT CONNECT ON DATABASE "orders" TO "shop";',
    'CREATE SCHEMA IF NOT EXISTS "shop" AUTHORIZATION "shop";',
  ]);
});

it('leads to the database through Session Manager, by the names of this environment, without a password in any text', () => {
  const commands = databaseUser(environmentOf({ iamUser: 'shop' })).steps.map(({ command }) => command);
  expect(commands[0]).toContain('asg-prod-003');
  expect(commands[1]).toContain('postgres-prod-003');
  expect(commands[2]).toContain('AWS-StartPortForwardingSessionToRemoteHost');
  expect(commands[3]).toContain('--secret-id rds-password-prod-003');
  expect(commands[4]).toContain('generate-db-auth-token');
});

it('asks RDS for the secret that it makes itself', () => {
  const { steps } = databaseUser(environmentOf({ iamUser: 'shop', password: { source: 'rdsManaged' } }));
  expect(steps[3]?.command).toContain('MasterUserSecret.SecretArn');
});

it('says how to choose a user where the file has none', () => {
  expect(() => databaseUser(environmentOf({}))).toThrow(/prod-003 has no `database.iamUser`/);
});
