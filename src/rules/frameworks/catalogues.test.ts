import { describe, expect, it } from 'vitest';
import { type Framework, frameworks } from '../frameworks.js';
import { rules } from '../index.js';
import { byControlId } from './by-control-id.js';
import { catalogues } from './catalogues.js';

const keys = Object.keys(frameworks).filter((key): key is Framework => key in catalogues);

describe.each(keys)('the catalogue of %s', (framework) => {
  const ids = catalogues[framework].flatMap((entry) => entry.ids);

  it('lists no id twice', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('knows every control that a rule is tied to: a control that is missing is misspelt, or needs a line', () => {
    const tied = rules.flatMap(({ id, controls }) =>
      Object.keys(controls[framework] ?? {}).map((control) => ({ id, control })),
    );
    expect(tied.filter(({ control }) => !ids.includes(control))).toEqual([]);
  });
});

it.each([
  ['CIS-AWS-5.0', 63],
  ['CIS-AWS-3.0', 62],
  ['CIS-AWS-1.4', 58],
] as const)('%s has as many recommendations as the benchmark', (framework, count) => {
  expect(catalogues[framework].flatMap(({ ids }) => ids)).toHaveLength(count);
});

it('sorts ids by their numbers', () => {
  expect(['RDS.10', 'RDS.9', 'EC2.2', 'EC2.10'].toSorted(byControlId)).toEqual([
    'EC2.2',
    'EC2.10',
    'RDS.9',
    'RDS.10',
  ]);
});
