import { describe, expect, it } from 'vitest';
import {
  finding,
  halfReviewed,
  hostile,
  nothingReviewed,
  oneOfEach,
  report,
} from '../../../test/fixtures/check-reports.js';
import { invocationOf } from '../../errors/invocation.js';
import { coverFramework } from '../../policy/frameworks/cover-framework.js';
import { renderMarkdown } from './markdown.js';

const markdown = (...args: Parameters<typeof report>) => renderMarkdown(report(...args));

describe('the Markdown report', () => {
  it('says in its first line what is open, and counts by environment', () => {
    const text = markdown(oneOfEach);
    expect(text).toMatch(/^## multienv check: 2 failed, 1 unknown\n/);
    expect(text).toContain('\n| reviewed | tier | failed | unknown | waived | accepted | passed |\n| --- |');
    expect(text).toContain('| `dev-001` | development | 0 | 0 | 0 | 1 | 0 |');
    expect(text).toContain('| `prod-003` | production | 1 | 1 | 1 | 0 | 1 |');
    expect(markdown([])).toMatch(/^## multienv check: nothing failed\n/);
  });

  it('lists what is open under its environment, the gravest first', () => {
    const text = markdown([
      finding({ severity: 'low', address: 'aws_ebs_volume.a' }),
      finding({
        severity: 'critical',
        ruleId: 'XYZ-2',
        address: 'aws_ebs_volume.b',
        message: 'it `is` open',
      }),
      finding({ severity: 'critical', ruleId: 'XYZ-10', address: 'aws_ebs_volume.c', line: null }),
    ]);
    expect(text.match(/^\| \*\*.*$/gm)).toEqual([
      '| **critical** | `XYZ-2` | Storage is encrypted: it `is` open | `aws_ebs_volume.b` | `environments.yaml:6` |',
      '| **critical** | `XYZ-10` | Storage is encrypted | `aws_ebs_volume.c` | `environments.yaml` |',
      '| **low** | `XYZ-1` | Storage is encrypted | `aws_ebs_volume.a` | `environments.yaml:6` |',
    ]);
    expect(text).toContain(
      '### `prod-003`\n\n| severity | rule | what should be so | resource | where |\n| --- |',
    );
    expect(text).not.toContain('### `dev-001`');
  });

  const volumes = (count: number, change: (at: number) => Parameters<typeof finding>[0] = () => ({})) =>
    Array.from({ length: count }, (_, at) => finding({ address: `aws_ebs_volume.v${at}`, ...change(at) }));
  const rowOf = (...args: Parameters<typeof volumes>) =>
    markdown(volumes(...args)).match(/^\| \*\*high\*\* \| `XYZ-1` \| (.*) \|$/m)?.[1];
  const [title, place] = ['Storage is encrypted', '`environments.yaml:6`'];

  it.each<[row: string, Parameters<typeof volumes>]>([
    [`${title} | \`aws_ebs_volume.v0\` | ${place}`, [1]],
    [`${title} | 2: \`aws_ebs_volume.v0\`; \`aws_ebs_volume.v1\` | ${place}`, [2]],
    [`${title}: It is open. | \`aws_ebs_volume.v0\` | ${place}`, [1, () => ({ message: 'It is open.' })]],
    [
      `${title}: It is open. | 2: \`aws_ebs_volume.v0\`; \`aws_ebs_volume.v1\` | ${place}`,
      [2, () => ({ message: 'It is open.' })],
    ],
    [
      `${title} | 2: \`aws_ebs_volume.v0\` It is 0. \`environments.yaml:0\`; \`aws_ebs_volume.v1\` It is 1. \`environments.yaml:1\` | —`,
      [2, (at) => ({ message: `It is ${at}.`, line: at })],
    ],
    [`${title} | \`aws_ebs_volume.v0\` | —`, [1, () => ({ file: null })]],
  ])('tells a rule in a row, and once what all its findings share: %s', (row, args) => {
    expect(rowOf(...args)).toBe(row);
  });

  it('names ten resources of a rule, and counts the others', () => {
    expect(rowOf(10)).toMatch(/^Storage is encrypted \| 10: .*`aws_ebs_volume\.v9` \| /);
    expect(rowOf(13)).toMatch(/ \| 13: .*`aws_ebs_volume\.v\d+`; … and 3 more \| `environments/);
  });

  it('tells what is unknown with its severity, below what failed', () => {
    const text = markdown([finding({ outcome: 'unknown' }), finding({ severity: 'low' })]);
    expect(text).toMatch(/\n\| \*\*low\*\* .*\n\| high, unknown \| `XYZ-1` \| /);
  });

  it('tells what is left out, and as what tier something was judged', () => {
    const [dev = expect.unreachable()] = report([]).reviewed;
    const reviewed = [
      { ...dev, name: 'web', environment: null, tier: 'staging', tierFrom: 'tags' } as const,
      { ...dev, leftOut: [{ by: '--rule', rules: ['SG-1', 'SG-2'], failed: 1 }] },
    ];
    expect(markdown([], { reviewed })).toContain(
      '\n\n**Tier**\n\n- web: judged as staging, as its tags say: --tier production judges it as production\n\n**Left out**\n\n- environment dev-001: --rule leaves out SG-1, SG-2 (1 failure)\n',
    );
  });

  it('folds why, fix and what somebody answers for', () => {
    const text = markdown(oneOfEach);
    expect(text).toContain('- `XYZ-1` Whoever takes the `disk` reads it. Set `encrypted = true`.');
    expect(text).toContain(
      '- waived `XYZ-1` `aws_ebs_volume.old` of `prod-003`: Gone by spring (ops, until 2027-03-31)',
    );
    expect(text.match(/<details>/g)).toHaveLength(2);
    const answered = text.slice(text.indexOf('<summary>Waived and accepted</summary>'));
    expect(answered.match(/^- .*$/gm)).toEqual([
      '- accepted `XYZ-1` `aws_ebs_volume.data` of `dev-001`: Development data can be made again.',
      '- waived `XYZ-1` `aws_ebs_volume.old` of `prod-003`: Gone by spring (ops, until 2027-03-31)',
    ]);
    expect(markdown([finding({ outcome: 'pass' })])).not.toContain('<details>');
  });

  it('names the setting that decides it', () => {
    expect(markdown([finding({ setting: 'database.multiAz' })])).toContain('Setting: `database.multiAz`.');
  });

  it('lets no text become markup, link, mention, issue or cell', () => {
    const text = markdown([finding({ address: hostile, message: hostile, file: null, why: hostile })]);
    expect(text).not.toMatch(/<script|\]\(javascript|@octocat|[^&]#12|https:\/\/evil/);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
    for (const line of text.split('\n').filter((one) => one.startsWith('| **')))
      expect(line.split('|')).toHaveLength(7);
    expect(text).toContain('&#60;script&#62;');
  });

  it('stays within what a comment may hold', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      finding({
        environment: index % 2 === 0 ? 'dev-001' : 'prod-003',
        ruleId: `XYZ-${index}`,
        address: `aws_ebs_volume.v${index}`,
      }),
    );
    const invocation = invocationOf({ config: 'infra/e.yaml' });
    const text = renderMarkdown(report(many), { invocation, again: ['--env', 'dev-*'] });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain(
      "The rest does not fit into a comment: see `multienv check --env 'dev-*' --format html --config infra/e.yaml`.",
    );
    expect(text).toContain('2000 failed');
  });

  it('shows the controls of a framework, and what is out of reach', () => {
    const framework = coverFramework(report(oneOfEach), 'HIPAA');
    const text = markdown(oneOfEach, { framework });
    expect(text).toContain('### HIPAA Security Rule');
    expect(text).toContain('It proves no compliance');
    expect(text).toContain('- 164.308(a)(2), a security official:');
  });
});

describe('what was not reviewed, in Markdown', () => {
  it('is in the title and above all else, and nothing is said not to fail', () => {
    const text = renderMarkdown(halfReviewed('It ended. It printed:\nOops | @octocat'));
    expect(text).toMatch(/^## multienv check: 1 of 2 not reviewed\n\n### Not reviewed\n/);
    expect(text).toContain('| `prod-003` | It ended. It printed: Oops &#124; &#64;&#8203;octocat |');
    expect(text).toContain('| `dev-001` | development | 0 |');
    expect(text).not.toContain('nothing failed');
  });

  it('is the whole report when that is everything, with a shared reason once', () => {
    const framework = coverFramework(nothingReviewed('It ended.'), 'HIPAA');
    expect(renderMarkdown({ ...nothingReviewed('It ended.'), framework })).toBe(
      '## multienv check: nothing was reviewed\n\n### Not reviewed\n\n| environments | why |\n| --- | --- |\n| `dev-001`, `prod-003` | It ended. |\n',
    );
  });
});
