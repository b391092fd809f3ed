import { expect, it } from 'vitest';
import { tierOfName, tierSources } from './tier-of-environment.js';

it.each([
  ['dev', 'development'],
  ['staging', 'staging'],
  ['prod', 'production'],
  ['qa', undefined],
  ['production', undefined],
  ['toString', undefined],
])('the name %s means the tier %s', (name, tier) => {
  expect(tierOfName(name)).toBe(tier);
});

it('its own tier counts before that of its name, and that before the defaults', () => {
  expect(tierSources({ environment: 'dev', tier: 'staging', defaultTier: 'production' })).toEqual([
    { from: 'tier', tier: 'staging' },
    { from: 'name', tier: 'development' },
    { from: 'defaults', tier: 'production' },
  ]);
});

it('the name counts before the defaults, and the defaults where the name says nothing', () => {
  expect(tierSources({ environment: 'prod', defaultTier: 'development' })[0]?.tier).toBe('production');
  expect(tierSources({ environment: 'qa', defaultTier: 'staging' })).toEqual([
    { from: 'defaults', tier: 'staging' },
  ]);
});

it('nobody names the tier of any other environment', () => {
  expect(tierSources({ environment: 'qa' })).toEqual([]);
});
