import { expect, it } from 'vitest';
import { engineMajors } from './engine-versions.js';
import { upgradePath } from './upgrade-paths.js';

it.each([
  ['15.7', '16.3', 'offered'],
  ['15.7', '16.1', 'not-offered'],
  ['15.17', '16.13', 'offered'],
  ['15.17', '16.11', 'not-offered'],
  ['15.19', '16.15', 'offered'],
  ['17.7', '18.1', 'offered'],
  ['17.10', '18.1', 'not-offered'],
  ['17.11', '18.6', 'offered'],
  ['14.13', '15.8', 'offered'],
  ['13.22', '17.5', 'not-offered'],
  // Over several majors, and what is newer than the table, or not exact.
  ['13.11', '17.7', 'unknown'],
  ['15.40', '16.15', 'unknown'],
  ['15.17', '16', 'unknown'],
  ['15', '16', 'unknown'],
  ['18.6', '19.1', 'unknown'],
  ['16.9', '15.17', 'not-offered'],
])('from %s to %s: %s', (from, to, path) => {
  expect(upgradePath(from, to)).toBe(path);
});

it('from the newest minor of a major to the newest of the next there is a way', () => {
  const newest = Object.entries(engineMajors).map(([major, { accepted }]) => `${major}.${accepted[0]}`);
  const ways = newest.slice(1).map((to, index) => upgradePath(newest[index] ?? '', to));
  expect(ways).toEqual(ways.map(() => 'offered'));
});
