import { expect, it } from 'vitest';
import { finding, halfReviewed, nothingReviewed, report } from '../../../test/fixtures/check-reports.js';
import { reportTitle } from './report-title.js';

it.each([
  ['nothing failed', report([])],
  ['1 failed', report([finding()])],
  ['2 failed, 1 unknown', report([finding(), finding(), finding({ outcome: 'unknown' })])],
  ['nothing failed, 1 unknown', report([finding({ outcome: 'unknown' })])],
  ['1 of 2 not reviewed', halfReviewed('It ended.')],
  ['nothing was reviewed', nothingReviewed('It ended.')],
])('says: %s', (title, own) => {
  expect(reportTitle(own)).toBe(`multienv check: ${title}`);
});
