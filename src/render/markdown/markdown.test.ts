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
    expect(text).toContain('### `prod-003`');
    expect(text).not.toContain('### `dev-001`');
  });

  it('folds why, fix and what somebody answers for', () => {
    const text = markdown(oneOfEach);
    expect(text).toContain('- `XYZ-1` Whoever takes the `disk` reads it. Set `encrypted = true`.');
    expect(text).toContain(
      '- waived `XYZ-1` `aws_ebs_volume.old` of `prod-003`: Gone by spring (ops, until 2027-03-31)',
    );
    expect(text.match(/<details>/g)).toHaveLength(2);
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
