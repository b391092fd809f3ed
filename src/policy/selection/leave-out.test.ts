import { expect, it } from 'vitest';
import { finding } from '../../../test/fixtures/check-reports.js';
import { conventionReason } from './convention-reason.js';
import { leaveOut, reasonsOf } from './leave-out.js';

const by = { skip: '--skip', only: '--only', severity: '--severity' };
const findings = [
  finding({ ruleId: 'RDS-1', severity: 'high' }),
  finding({ ruleId: 'RDS-22', severity: 'low' }),
  finding({ ruleId: 'WAIVER-2', severity: 'low' }),
];
const kept = (...reasons: Parameters<typeof leaveOut>[1]) =>
  leaveOut(findings, reasons).findings.map(({ ruleId }) => ruleId);

it('leaves out what is skipped, not chosen, or not grave enough, but never what is said about waivers', () => {
  expect(kept(...reasonsOf({ skip: ['RDS-1'] }, by))).toEqual(['RDS-22', 'WAIVER-2']);
  expect(kept(...reasonsOf({ skip: [], only: ['RDS-1'] }, by))).toEqual(['RDS-1', 'WAIVER-2']);
  expect(kept(...reasonsOf({ skip: [], severity: 'medium' }, by))).toEqual(['RDS-1', 'WAIVER-2']);
});

it('counts the failures under the first reason', () => {
  const reasons = reasonsOf({ skip: ['RDS-1'], only: ['RDS-9'] }, by);
  expect(leaveOut(findings, reasons).leftOut).toMatchObject([
    { by: '--skip', rules: ['RDS-1'], failed: 1 },
    { by: '--only', failed: 1 },
  ]);
});

it('judges the region where one was named, though it is a convention', () => {
  const rule = { id: 'PROV-1', severity: 'low' } as const;
  expect(conventionReason({ hasRegion: false, framework: undefined }).leavesOut(rule)).toBe(true);
  expect(conventionReason({ hasRegion: true, framework: undefined }).leavesOut(rule)).toBe(false);
  expect(
    conventionReason({ hasRegion: true, framework: undefined }).leavesOut({ id: 'TAG-1', severity: 'high' }),
  ).toBe(true);
});
