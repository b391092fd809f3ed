import { describe, expect, it } from 'vitest';
import { finding } from '../../../../test/fixtures/check-reports.js';
import type { Reviewed } from '../../../policy/report.js';
import { leftOutSentences, tierSentences } from '../../wording/left-out-sentence.js';
import { findingLines } from './finding-lines.js';

const lines = (findings: Parameters<typeof findingLines>[0], verbose = false) =>
  findingLines(findings, { paint: (_, text) => text, verbose });
const also = { ruleId: 'XYZ-2', title: 'Narrower', severity: 'low', attribute: null, message: null } as const;
const head = 'high      XYZ-1     aws_ebs_volume.data';

describe('what was found', () => {
  it.each<[line: string, change: Parameters<typeof finding>[0]]>([
    [`${head} encrypted  expected: Storage is encrypted`, {}],
    [`${head}  expected: Storage is encrypted (It is open)`, { attribute: null, message: 'It is open.' }],
    [
      `${head}  expected: Storage is encrypted (It is open; also XYZ-2, XYZ-3)`,
      { attribute: null, message: 'It is open', also: [also, { ...also, ruleId: 'XYZ-3' }, also] },
    ],
    [`${head}  expected: Storage is encrypted (also XYZ-2)`, { attribute: null, also: [also] }],
  ])('stands in one line: %s', (line, change) => {
    expect(lines([finding(change)])).toEqual([line]);
  });

  it('is told with why, fix, setting and place where all is asked for', () => {
    const told = ['  why: Whoever takes the `disk` reads it.', '  fix: Set `encrypted = true`.'];
    expect(lines([finding({ setting: 'database.encrypted' })], true).slice(1)).toEqual([
      ...told,
      '  setting: database.encrypted',
      '  at: environments.yaml:6',
    ]);
    expect(lines([finding({ line: null })], true).slice(1)).toEqual([...told, '  at: environments.yaml']);
    expect(lines([finding({ file: null })], true).slice(1)).toEqual(told);
  });

  it('of several resources is said once where it is the same', () => {
    const [one, other] = ['aws_ebs_volume.a', 'aws_ebs_volume.b'].map((address) => finding({ address }));
    const both = [one ?? finding(), other ?? finding()];
    expect(lines(both)).toEqual([
      'high      XYZ-1     2 × expected: Storage is encrypted',
      '  aws_ebs_volume.a',
      '  aws_ebs_volume.b',
    ]);
    expect(lines(both.map((found, at) => ({ ...found, message: `It is ${at}.` })))).toEqual([
      'high      XYZ-1     2 × expected: Storage is encrypted',
      '  aws_ebs_volume.a  It is 0',
      '  aws_ebs_volume.b  It is 1',
    ]);
    expect(lines(both.map((found) => ({ ...found, message: 'It is 0.' })))[0]).toBe(
      'high      XYZ-1     2 × expected: Storage is encrypted (It is 0)',
    );
  });

  it('is counted by rule where it is unknown', () => {
    const unknown = (ruleId: string) => finding({ ruleId, outcome: 'unknown' });
    expect(lines([unknown('IAM-3'), unknown('SG-4'), unknown('IAM-3')])).toEqual([
      'unknown   IAM-3 (2), SG-4: known only after apply',
    ]);
  });

  it('is told one by one where all is asked for, what is waived first and what passed last', () => {
    expect(
      lines(
        [
          finding({ outcome: 'pass' }),
          finding({ outcome: 'accepted', reason: 'It is small.' }),
          finding({
            ...{ outcome: 'waived', reason: 'Gone by spring' },
            waiver: { owner: 'ops', expires: '2027-03-31', ticket: 'T-1' },
          }),
          finding({ outcome: 'unknown' }),
        ],
        true,
      ),
    ).toEqual([
      'unknown   XYZ-1     aws_ebs_volume.data encrypted  Storage is encrypted',
      'waived    XYZ-1     aws_ebs_volume.data encrypted  Storage is encrypted; Gone by spring (ops, until 2027-03-31, T-1)',
      'accepted  XYZ-1     aws_ebs_volume.data encrypted  Storage is encrypted; It is small.',
      'pass      XYZ-1     aws_ebs_volume.data encrypted  Storage is encrypted',
    ]);
  });
});

describe('what was left out of a review', () => {
  const rules = (count: number) => Array.from({ length: count }, (_, at) => `R-${at}`);
  const stack: Reviewed = { name: 'web', environment: null, tier: 'staging', file: 'web.json' };
  const own: Reviewed = { ...stack, name: 'dev-001', environment: 'dev-001' };

  it.each<[sentence: string, reviewed: Reviewed]>([
    [
      'web: --skip leaves out R-0, R-1, R-2, R-3, R-4, R-5 (1 failure)',
      { ...stack, leftOut: [{ by: '--skip', rules: rules(6), failed: 1 }] },
    ],
    [
      'environment dev-001: --skip leaves out 7 rules (2 failures)',
      { ...own, leftOut: [{ by: '--skip', rules: rules(7), failed: 2 }] },
    ],
    [
      'web: conventions of this project are not judged (R-0; 0 failures): --conventions judges them',
      { ...stack, leftOut: [{ by: 'conventions', rules: rules(1), failed: 0 }] },
    ],
  ])('is told with how much fails of it: %s', (sentence, reviewed) => {
    expect(leftOutSentences({ reviewed: [reviewed, reviewed] })).toEqual([sentence]);
    expect(leftOutSentences({ reviewed: [stack] })).toEqual([]);
  });

  it('is not the tier that tags chose, which is told where it is less than production', () => {
    const tagged = { ...stack, tierFrom: 'tags' } as const;
    expect(tierSentences({ reviewed: [stack, tagged, { ...tagged, tier: 'production' }] })).toEqual([
      'web: judged as staging, as its tags say: --tier production judges it as production',
    ]);
  });
});
