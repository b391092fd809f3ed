import { beforeAll, describe, expect, it } from 'vitest';
import { finding, oneOfEach } from '../../../test/fixtures/check-reports.js';
import { loadEnvironments } from '../../config/file/load.js';
import { report } from '../../operations/report/report.js';
import type { ReportData } from '../../operations/report/report-data.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { datesMarkdown, findingsMarkdown, overviewMarkdown, waiversMarkdown } from './evidence-markdown.js';

const text = 'version: 1\nenvironments:\n  dev-001: { environment: dev }\n';
let data: ReportData;

beforeAll(async () => {
  const loaded = loadEnvironments('/project/environments.yaml', { text, today: '2026-11-29' });
  const context = { cwd: '/project', env: {}, emit: () => {}, interrupt: neverInterrupted() };
  const options = { loaded, text, environments: loaded.environments };
  data = await report({ ...context, now: () => new Date('2026-11-29T12:00:00Z') }, options);
});
const reviewOf = (findings: ReportData['review']['findings']) => ({
  ...data,
  review: { ...data.review, findings },
});

describe('the findings as evidence', () => {
  it('have a row each, the gravest outcome first, and a count of what passed', () => {
    const passed = [finding({ outcome: 'pass' }), finding({ outcome: 'pass' })];
    const message = { message: 'It is open.', attribute: null };
    expect(
      findingsMarkdown(
        reviewOf([...passed, ...oneOfEach.slice(2, 4), finding(message), ...oneOfEach.slice(5)]),
      ),
    ).toBe(
      [
        '# Findings\n',
        '| outcome | severity | rule | what should be so | environment | element | found | line |',
        '| --- | --- | --- | --- | --- | --- | --- | --- |',
        '| failed | high | `XYZ-1` | Storage is encrypted | `prod-003` | `aws_ebs_volume.data` | It is open. | 6 |',
        '| failed | low | `WAIVER-2` | Storage is encrypted | — | `waivers.0.encrypted` | — | — |',
        '| waived | high | `XYZ-1` | Storage is encrypted | `prod-003` | `aws_ebs_volume.old.encrypted` | Gone by spring (ops, until 2027-03-31) | 6 |',
        '| accepted | high | `XYZ-1` | Storage is encrypted | `dev-001` | `aws_ebs_volume.data.encrypted` | Development data can be made again. | 6 |',
        '\n## Passed\n',
        '| rule | what should be so | elements |',
        '| --- | --- | --- |',
        '| `XYZ-1` | Storage is encrypted | 2 |',
      ].join('\n'),
    );
  });

  it('say so where all passed', () => {
    expect(findingsMarkdown(reviewOf([finding({ outcome: 'pass' })]))).toMatch(
      /^# Findings\n\nNothing failed, and nothing is unknown, waived or accepted\.\n\n## Passed\n/,
    );
  });
});

describe('the overview', () => {
  it('counts what was found in each environment by outcome', () => {
    const own = oneOfEach.map((one) => ({ ...one, environment: 'dev-001' }));
    expect(overviewMarkdown(reviewOf([...own, finding()]))).toContain(
      '\n\n| environment | tier | account | region | failed | unknown | waived | accepted | passed |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n| `dev-001` | development | not named | ',
    );
    expect(overviewMarkdown(reviewOf([...own, finding()]))).toMatch(/ \| 2 \| 1 \| 1 \| 1 \| 1 \|$/);
  });

  it('names what was left out, and what was not reviewed', () => {
    const notReviewed = [{ environment: 'dev-001', reason: 'It ended.' }];
    const told = overviewMarkdown({
      ...{ ...data, leftOut: ['qa-001', 'qa-002'] },
      review: { ...data.review, reviewed: [], notReviewed },
    });
    expect(told).toContain('\n\nWithout `qa-001`, `qa-002`.\n\n');
    expect(told).toMatch(/( \| not reviewed){5} \|\n\n- `dev-001` was not reviewed: It ended\.$/);
    expect(overviewMarkdown(data)).not.toContain('Without');
  });
});

it('waivers have a row each, with how many findings they waive and whether they are over', () => {
  expect(waiversMarkdown({ ...data, waivers: [] })).toBe('# Waivers\n\nThe file has no waivers.');
  const waiver = {
    rule: 'SG-1',
    address: 'aws_x.*',
    reason: 'Gone soon.',
    owner: 'ops',
    expires: '2027-03-31',
  };
  const waivers: ReportData['waivers'] = [
    { ...{ waiver, environments: ['dev-001', 'dev-002'], line: 1, waived: 3, isExpired: false } },
    {
      waiver: { ...waiver, addressReason: 'All of them.', ticket: 'T-1' },
      ...{ environments: [], line: 2, waived: 0, isExpired: true },
    },
  ];
  expect(
    waiversMarkdown({ ...data, waivers })
      .split('\n')
      .slice(2),
  ).toEqual([
    '| rule | element | reason | owner and ticket | until | findings waived | environments |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    '| `SG-1` | `aws_x.*` | Gone soon. | ops | 2027-03-31 | 3 | `dev-001`, `dev-002` |',
    '| `SG-1` | `aws_x.*` | Gone soon. All of them. | ops, T-1 | 2027-03-31 **expired** | 0 | none of the file |',
  ]);
});

it('dates have a row each', () => {
  const [fact = expect.unreachable()] = data.dates;
  const dates: ReportData['dates'] = [
    { ...fact, date: null, subject: 'A', what: 'b', note: 'c', environments: [] },
    { ...fact, date: '2027-01-01', subject: 'A', what: 'b', note: 'c', environments: ['dev-001'] },
  ];
  expect(
    datesMarkdown({ ...data, dates })
      .split('\n')
      .slice(2),
  ).toEqual([
    '| last day | state | what | what follows | environments |',
    '| --- | --- | --- | --- | --- |',
    `| — | ${fact.state} | A, b | c | none of the file |`,
    `| 2027-01-01 | ${fact.state} | A, b | c | \`dev-001\` |`,
  ]);
});
