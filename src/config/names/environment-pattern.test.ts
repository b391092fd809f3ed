import { describe, expect, it } from 'vitest';
import { namesEnvironment, namesProduction } from './environment-pattern.js';

const prod = { suffix: 'prod-003', tier: 'production' } as const;

describe('a pattern of --env', () => {
  it.each(['prod-003', 'prod-*', 'prod-00?', 'tier:production', 'tier:prod*', 'p*'])(
    '%s means production, and --yes counts for it',
    (pattern) => {
      expect(namesEnvironment(pattern, prod)).toBe(true);
      expect(namesProduction(pattern, prod)).toBe(true);
    },
  );

  it.each(['*', '?rod-003', '*-003', '**', 'tier:*', 'tier:?roduction'])(
    '%s takes in production, and --yes does not count for it',
    (pattern) => {
      expect(namesEnvironment(pattern, prod)).toBe(true);
      expect(namesProduction(pattern, prod)).toBe(false);
    },
  );

  it.each(['dev-*', 'tier:staging', 'prod-004', ''])('%j does not name it at all', (pattern) => {
    expect(namesEnvironment(pattern, prod)).toBe(false);
    expect(namesProduction(pattern, prod)).toBe(false);
  });
});

const dev = { suffix: 'dev-001', tier: 'development' } as const;

it.each([
  ['dev-001', true],
  ['dev-*', true],
  ['*', true],
  ['dev-00?', true],
  ['dev-0?', false],
  ['dev-00', false],
  ['ev-001', false],
  ['dev.001', false],
  ['dev-[0-9]*', false],
  ['development', false],
  ['tier:development', true],
  ['tier:dev*', true],
  ['tier:*', true],
  ['tier:production', false],
  ['tier:dev-001', false],
  ['tier:', false],
])('%s names dev-001: %s', (pattern, names) => {
  expect(namesEnvironment(pattern, dev)).toBe(names);
});
