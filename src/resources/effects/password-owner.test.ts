import { expect, it } from 'vitest';
import { passwordHandedOver } from './password-owner.js';

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
