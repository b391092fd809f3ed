import { expect, it } from 'vitest';
import { Budget } from './budget.js';
import { UserError } from './user-error.js';

it('a budget ends the work once more than its limit was spent', () => {
  const budget = new Budget(3, () => new UserError([]));
  budget.spend(1);
  budget.spend(2);
  expect(() => budget.spend(1)).toThrow(UserError);
});
