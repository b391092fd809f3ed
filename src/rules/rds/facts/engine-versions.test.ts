import { expect, it } from 'vitest';
import { regionTimeZones } from '../../../config/values/regions.js';
import { engineMajors, judgeEngineVersion, standardSupportEnds } from './engine-versions.js';

it.each([
  ['15', 'accepted'],
  ['15.17', 'accepted'],
  ['18.6', 'accepted'],
  ['15.17-rds.20260224', 'accepted'],
  ['14', 'below-floor'],
  ['13.23', 'below-floor'],
  ['15.3', 'below-floor'],
  ['15.13', 'refused'],
  ['16.12', 'refused'],
  ['17.99', 'unknown'],
  ['19.1', 'unknown'],
])('judges %s as %s', (version, outcome) => {
  expect(judgeEngineVersion(version).outcome).toBe(outcome);
});

it('suggests the smallest upgrade', () => {
  expect(judgeEngineVersion('16.10')).toEqual({ outcome: 'refused', since: '2026-10-01', nearest: '16.11' });
});

it('never accepts and refuses one minor at a time', () => {
  for (const { accepted, refused } of Object.values(engineMajors)) {
    const gone = refused.flatMap(([, minors]) => minors);
    expect(accepted.filter((minor) => gone.includes(minor))).toEqual([]);
  }
});

it('knows a time zone that exists for every region', () => {
  for (const timeZone of Object.values(regionTimeZones)) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  }
});

it.each([
  [9, ''],
  [13, '2026-02-28'],
  [14, '2027-02-28'],
  [18, '2031-02-28'],
  [19, undefined],
])('knows when standard support of PostgreSQL %i ends', (major, ends) => {
  expect(standardSupportEnds(major)).toBe(ends);
});
