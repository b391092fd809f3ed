import { expect, it } from 'vitest';
import { finding, halfReviewed, nothingReviewed, report } from '../../../test/fixtures/check-reports.js';
import type { Problem } from '../../errors/problem.js';
import type { WatchPass } from '../../operations/watch/watch.js';
import type { Finding } from '../../policy/finding.js';
import type { CheckReport } from '../../policy/report.js';
import { renderWatch } from './watch.js';

const now = new Date(2026, 10, 28, 9, 5, 7);
const problem = (severity: Problem['severity']): Problem => ({
  ...{ code: 'x', severity, message: '', hint: '', file: null, line: null, column: null, path: null },
  ...{ value: null, allowed: null, suggestion: null },
});
type Valid = Extract<WatchPass, { outcome: 'valid' }>;
const valid = (review: CheckReport, more: Partial<Valid> = {}): Valid => ({
  ...{ outcome: 'valid', problems: [], review: { ...review, environments: [] }, written: undefined },
  ...more,
});
const told = (pass: WatchPass) => renderWatch(pass, { paint: (_, text) => text, now });
const looked = (pass: WatchPass) => renderWatch(pass, { paint: (look, text) => `<${look}>${text}</>`, now });
const [dev = expect.unreachable()] = report([]).reviewed;
const severe = (...severities: readonly Finding['severity'][]) =>
  report(severities.map((severity, at) => finding({ severity, ruleId: `XYZ-${at}` })));

it.each<[parts: string, pass: WatchPass]>([
  ['not valid: 1 problem', { outcome: 'invalid', problems: [problem('error'), problem('warning')] }],
  ['not valid: 2 problems', { outcome: 'invalid', problems: [problem('error'), problem('error')] }],
  ['valid: 1 environment; nothing fails', valid(report([], { reviewed: [dev] }))],
  ['valid: 2 environments; nothing fails', valid(report([]))],
  ['valid: 2 environments; 1 warning; nothing fails', valid(report([]), { problems: [problem('warning')] })],
  [
    'valid: 2 environments; 2 warnings; stacks in out; nothing fails',
    valid(report([]), {
      problems: [problem('warning'), problem('warning')],
      written: { folder: 'out', environments: [] },
    }),
  ],
  ['valid: 2 environments; 1 without a stack; nothing fails of the others', valid(halfReviewed('x'))],
  ['valid: 2 environments; 2 without a stack; nothing fails of the others', valid(nothingReviewed('x'))],
  ['valid: 2 environments; nothing fails', valid(report([finding({ outcome: 'unknown' })]))],
])('a pass is told with its time: %s', (parts, pass) => {
  expect(told(pass)).toBe(`09:05:07  ${parts}\n`);
});

it('failures are counted by severity and told, the gravest first, with where they are', () => {
  const findings = [
    finding({ severity: 'low', environment: null, line: null }),
    finding({ severity: 'critical' }),
    finding({ severity: 'low', address: 'aws_ebs_volume.\u001b[2J' }),
  ];
  expect(told(valid(report(findings)))).toBe(
    [
      '09:05:07  valid: 2 environments; failed: 1 critical, 2 low',
      '          critical XYZ-1 prod-003 aws_ebs_volume.data (line 6): Storage is encrypted',
      '          low XYZ-1 prod-003 aws_ebs_volume.\\u{1b}[2J (line 6): Storage is encrypted',
      '          low XYZ-1 aws_ebs_volume.data: Storage is encrypted',
      '',
    ].join('\n'),
  );
});

it('five failures are told, and the others counted', () => {
  const five = told(valid(severe('low', 'low', 'low', 'low', 'low')));
  expect(five.split('\n')).toHaveLength(7);
  expect(five).not.toContain('more');
  const seven = told(valid(severe('low', 'low', 'low', 'low', 'low', 'low', 'low')));
  expect(seven).toMatch(/XYZ-4 .*\n {10}and 2 more\n$/);
});

it('what fails or is missing is red, a warning yellow, and what says nothing of a failure dim', () => {
  const time = '<dim>09:05:07</>  ';
  expect(looked({ outcome: 'invalid', problems: [] })).toBe(`${time}<red>not valid: 0 problems</>\n`);
  expect(looked(valid(report([]), { problems: [problem('warning')] }))).toBe(
    `${time}valid: 2 environments; <yellow>1 warning</>; <green>nothing fails</>\n`,
  );
  expect(looked(valid(halfReviewed('x')))).toBe(
    `${time}valid: 2 environments; <red>1 without a stack</>; <dim>nothing fails of the others</>\n`,
  );
  expect(looked(valid(severe('high')))).toContain('; <red>failed: 1 high</>\n');
});
