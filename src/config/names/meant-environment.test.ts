import { expect, it } from 'vitest';
import { meantEnvironment } from './meant-environment.js';

const environments = [
  { suffix: 'dev-001', tier: 'development' },
  { suffix: 'dev-002', tier: 'development' },
  { suffix: 'staging-002', tier: 'staging' },
  { suffix: 'prod-003', tier: 'production' },
  { suffix: 'live', tier: 'production' },
] as const;

it.each([
  ['prod', 'prod-003'],
  ['PROD', 'prod-003'],
  ['prod-', 'prod-003'],
  ['prod-03', 'prod-003'],
  ['staging', 'staging-002'],
  ['dev', 'dev-*'],
  ['production', 'tier:production'],
  ['tier:prodution', 'tier:production'],
  ['liv', 'live'],
  ['*', undefined],
  ['shop', undefined],
])('means by %s: %s', (pattern, meant) => {
  expect(meantEnvironment(pattern, environments)).toBe(meant);
});
