import { expect, it } from 'vitest';
import { plainInvocation } from '../../errors/invocation.js';
import { promoteNeedsTwo } from './errors.js';

const hintOf = (suffixes: readonly string[], from?: string) =>
  promoteNeedsTwo.problem({ suffixes, from, invocation: plainInvocation }).hint;

it('the way on names the other environment where there is one other', () => {
  expect(hintOf(['dev-001', 'dev-002'], 'dev-001')).toBe(
    'Run `multienv promote dev-001 dev-002`. The file has: dev-001, dev-002.',
  );
  expect(hintOf(['dev-001', 'dev-002'], 'dev-002')).toContain('multienv promote dev-002 dev-001`');
  expect(hintOf(['dev-001', 'dev-002'])).toContain('multienv promote FROM dev-001`');
});

it('the way on names a place for it where there are more, or none', () => {
  expect(hintOf(['dev-001'], 'dev-001')).toContain('multienv promote dev-001 TO`');
  expect(hintOf(['dev-001', 'dev-002', 'prod-003'], 'dev-001')).toContain('multienv promote dev-001 TO`');
});

it('twenty environments are named, and no more', () => {
  const many = Array.from({ length: 21 }, (_, index) => `dev-${101 + index}`);
  expect(hintOf(many.slice(0, 20))).toMatch(/dev-119, dev-120\.$/);
  expect(hintOf(many)).toMatch(/dev-119, dev-120, …\.$/);
});
