import { describe, expect, it } from 'vitest';
import { loadEnvironments } from '../file/load.js';
import { compareAll } from './compare-all.js';
import { declaringParity, namesSetting, parityOf } from './declared-parity.js';

const load = (
  parity: string,
  environments = 'staging-002: { environment: staging }\n  prod-003: { environment: prod }',
) =>
  loadEnvironments('/e.yaml', {
    text: `version: 1\nparity:\n${parity}\nenvironments:\n  ${environments}\n`,
    boundary: { followsLink: true, judge: () => [] },
  });

const problemsOf = (parity: string) => {
  try {
    return load(parity).warnings;
  } catch (error) {
    return (error as { problems: readonly object[] }).problems;
  }
};

it.each([
  ['*', 'database.multiAz', true],
  ['database.multiAz', 'database.multiAz', true],
  ['database.*', 'database.password.version', true],
  ['database', 'database.multiAz', true],
  ['database.multi', 'database.multiAz', false],
  ['compute.*', 'computed', false],
])('%s names %s: %s', (pattern, setting, expected) => {
  expect(namesSetting(pattern, setting)).toBe(expected);
});

describe('parity of the file', () => {
  it('is told where it names no setting, with the nearest', () => {
    expect(
      problemsOf('  - { environments: [staging-002, prod-003], except: [databse.*], reason: x }'),
    ).toMatchObject([
      { code: 'parity-setting-unknown', line: 3, path: 'parity.0.except.0', suggestion: 'database' },
    ]);
  });

  it('is warned of where it is about one environment', () => {
    expect(problemsOf('  - { environments: [staging-*], reason: x }')).toMatchObject([
      { code: 'parity-of-one', severity: 'warning', path: 'parity.0.environments.0' },
    ]);
  });

  it('may name tags and settings of other backends, which the schema does not list', () => {
    const line =
      '  - { environments: ["*"], except: [tags.Owner, tags.*, backend.config.address, project, compute.*], reason: x }';
    expect(problemsOf(line)).toEqual([]);
  });

  it('of several declarations about the same two adds up', () => {
    const { environments, parity = [] } = load(
      '  - { environments: ["*"], except: [compute.*], reason: size }\n  - { environments: [staging-002, tier:production], except: [database.multiAz], reason: cost }',
    );
    const [a, b] = environments;
    if (a === undefined || b === undefined) throw new Error('no environments');
    const about = parityOf(parity, a, b);
    expect(about).toHaveLength(2);
    expect(declaringParity(about, 'compute.minSize')?.reason).toBe('size');
    expect(declaringParity(about, 'database.multiAz')?.reason).toBe('cost');
    expect(declaringParity(about, 'database.storageGiB')).toBeUndefined();
  });
});

it('of all environments each value stands with those that have it, and pairs that are meant to be alike are told', () => {
  const { environments, parity } = load(
    '  - { environments: [staging-002, staging-004], except: [compute.*], reason: x }',
    'staging-002: { environment: staging }\n  staging-004: { environment: staging, database: { multiAz: true }, compute: { maxSize: 5 } }\n  prod-003: { environment: prod }',
  );
  const rows = compareAll(environments, parity ?? []);
  expect(rows.find(({ setting }) => setting === 'database.multiAz')).toMatchObject({
    values: [
      { side: { value: true }, environments: ['staging-004', 'prod-003'] },
      { side: { value: false }, environments: ['staging-002'] },
    ],
    undeclared: [['staging-002', 'staging-004']],
  });
  expect(rows.find(({ setting }) => setting === 'compute.maxSize')?.undeclared).toEqual([]);
  expect(rows.find(({ setting }) => setting === 'database.storageGiB')?.undeclared).toEqual([]);
});
