import { expect, it } from 'vitest';
import { resolveEnvironment } from '../resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../schema/environment-schema.js';
import { compareAll } from './compare-all.js';
import type { Parity } from './parity-schema.js';

const staging = (suffix: string, config: EnvironmentConfig = {}) =>
  resolveEnvironment({ environment: 'staging', suffix, config });
const three = [
  staging('staging-001', { database: { multiAz: true }, tags: { Owner: 'a' } }),
  staging('staging-002', { tags: { Owner: 'b' } }),
  staging('staging-003', { tags: { Owner: 'c' } }),
];
const told = (parity: readonly Parity[]) =>
  compareAll(three, parity).map(({ setting, values, undeclared }) => ({
    setting,
    values: values.map(({ side, environments }) => [side.value, ...environments]),
    undeclared: undeclared.map((pair) => pair.join(' ')),
  }));

it('settings that all share are left out, and the value that most share comes first', () => {
  expect(compareAll(three.slice(1, 2), [])).toEqual([]);
  expect(told([])).toEqual([
    {
      setting: 'database.multiAz',
      values: [
        [false, 'staging-002', 'staging-003'],
        [true, 'staging-001'],
      ],
      undeclared: [],
    },
    {
      setting: 'tags.Owner',
      values: [
        ['a', 'staging-001'],
        ['b', 'staging-002'],
        ['c', 'staging-003'],
      ],
      undeclared: [],
    },
  ]);
});

it('pairs that are meant to be alike are told where they differ', () => {
  const parity = (except: string[], ...environments: string[]): Parity => ({
    ...{ environments, except, reason: 'They are one.' },
  });
  expect(told([parity([], 'staging-001', 'staging-003')]).map(({ undeclared }) => undeclared)).toEqual([
    ['staging-001 staging-003'],
    ['staging-001 staging-003'],
  ]);
  expect(told([parity(['tags.*'], 'staging-*')]).map(({ undeclared }) => undeclared)).toEqual([
    ['staging-001 staging-002', 'staging-001 staging-003'],
    [],
  ]);
  expect(told([parity([], 'prod-*')]).every(({ undeclared }) => undeclared.length === 0)).toBe(true);
});
