import { expect, it } from 'vitest';
import { testMutants } from './mutation-test.js';
import { reasonOf, reasons } from './reasons.js';

const result = testMutants();

it('at least 95 % of the mutants of prod that matter are caught', () => {
  expect(result.mutants).toBeGreaterThan(300);
  expect(result.share).toBeGreaterThanOrEqual(0.95);
});

it('every survivor has its reason', () => {
  const without = result.survivors.filter(({ reason }) => reason === undefined);
  expect(without.map(({ address, attribute, mutation }) => `${address} ${attribute}: ${mutation}`)).toEqual(
    [],
  );
});

it('every reason is about a survivor', () => {
  const used = new Set(result.survivors.map((survivor) => reasonOf(survivor)?.reason));
  expect(reasons.map(({ reason }) => reason).filter((reason) => !used.has(reason))).toEqual([]);
});
