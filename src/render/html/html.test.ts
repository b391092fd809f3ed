import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  finding,
  halfReviewed,
  hostile,
  nothingReviewed,
  oneOfEach,
  report,
} from '../../../test/fixtures/check-reports.js';
import { coverFramework } from '../../policy/frameworks/cover-framework.js';
import { waiverRules } from '../../policy/waivers/waiver-rules.js';
import { renderHtml } from './html.js';
import { htmlText } from './html-text.js';

const html = (...args: Parameters<typeof report>) => renderHtml(report(...args));

/** Names of the elements in the order in which they open; throws when they do not nest. */
function elements(text: string): readonly string[] {
  const names: string[] = [];
  const open: string[] = [];
  for (const [, closing, name = ''] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s+[^<>]*)?>/g)) {
    if (closing === '/') expect(open.pop()).toBe(name);
    else {
      names.push(name);
      if (!['meta', 'br', 'hr', 'input'].includes(name)) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return names;
}

describe('the HTML report', () => {
  it('is one file: no script, nothing that is loaded', () => {
    const text = html(oneOfEach, { framework: coverFramework(report(oneOfEach), 'SOC2') });
    expect(elements(text)).not.toContain('script');
    expect(text).not.toMatch(/\bsrc=|<link|url\(|@import/);
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(text) ?? [];
    const digest = createHash('sha256').update(style).digest('base64');
    expect(text).toContain(`content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none';`);
  });

  it('filters by outcome, severity and rule, by the style sheet alone', () => {
    const text = html([finding(), finding({ ruleId: 'A"<b>-1', severity: 'low' })]);
    const [, low = ''] = [...text.matchAll(/<tr class="fail severity-(?:high|low) (rule-[^"\s]+)">/g)].map(
      ([, name]) => name,
    );
    for (const id of ['show-fail', 'severity-low', 'severity-critical']) expect(text).toContain(`id="${id}"`);
    expect(low).toMatch(/^rule-[A-Za-z0-9_-]+$/);
    expect(text).toContain(`<option value="${low}">`);
    expect(text).toContain(`body:has(#rule option[value="${low}"]:checked) tbody tr[class]:not(.${low})`);
    expect(text).toContain('body:not(:has(#severity-low:checked)) tr.severity-low');
  });

  it('tells a rule once, with all its resources, the many folded', () => {
    const many = Array.from({ length: 250 }, (_, index) => finding({ address: `aws_ebs_volume.v${index}` }));
    const text = html(many);
    elements(text);
    expect(text.match(/Why, and how to fix it/g)).toHaveLength(1);
    expect(text).toContain('<summary>240 more</summary>');
    expect(text.match(/aws_ebs_volume\.v\d+</g)).toHaveLength(250);
    expect(text).toContain('failed</span><br>high<br>250 resources</td>');
    expect(html(many.slice(0, 10))).not.toContain(' more</summary>');
    expect(html(many.slice(0, 11))).toContain('<summary>1 more</summary>');
    expect(html([finding()])).toContain('failed</span><br>high</td>');
    expect(text).toContain('aws_ebs_volume.v249');
  });

  it('has headings, and a caption and headed rows in each table', () => {
    const names = elements(html(oneOfEach));
    expect(names.filter((name) => /^h\d$/.test(name))).toEqual(['h1', 'h2', 'h2', 'h2']);
    const count = (wanted: string) => names.filter((name) => name === wanted).length;
    expect(count('caption')).toBe(count('table'));
    expect(count('tr')).toBe(count('thead') + html(oneOfEach).split('<th scope="row">').length - 1);
  });

  it('shows each outcome in its row, with reason, why, fix, controls and place', () => {
    const text = html(oneOfEach);
    for (const outcome of ['fail', 'unknown', 'waived', 'accepted', 'pass'])
      expect(text).toContain(`<tr class="${outcome} severity-high rule-XYZ-1">`);
    expect(text).toContain('waived: Gone by spring (ops, until 2027-03-31)');
    expect(text).toContain('Set <code>encrypted = true</code>.');
    expect(text).toContain('PCI-DSS-4.0.1: 3.5.1.3');
    expect(text).toContain('<code>environments.yaml:6</code>');
  });

  it('says of each control that is out of reach what it is about and why', () => {
    const framework = coverFramework(report(oneOfEach), 'SOC2');
    const text = html(oneOfEach, { framework });
    expect(text).toContain('<th scope="col">reviewed</th><th scope="col">tier</th>');
    expect(text).toContain('<th scope="col">control</th><th scope="col">about</th>');
    expect(text).toContain('<th scope="col">rules</th><th scope="col">sources</th>');
    for (const { subject, reason } of framework.outOfReach) {
      expect(text).toContain(htmlText(subject));
      expect(text).toContain(htmlText(reason));
    }
    expect(framework.outOfReach.length).toBeGreaterThan(3);
  });

  it.each<[place: string, change: Parameters<typeof finding>[0]]>([
    ['<code>aws_ebs_volume.data</code><br><code class="soft">encrypted</code>', {}],
    [
      '<code>aws_ebs_volume.data</code><br>It <code>is</code> open.',
      { attribute: null, message: 'It `is` open.' },
    ],
    [
      '<code>aws_ebs_volume.data</code><br><span class="soft">accepted: It is small.</span>',
      { attribute: null, outcome: 'accepted', reason: 'It is small.' },
    ],
    [
      '<code>aws_ebs_volume.data</code><br><span class="soft">also XYZ-2</span>',
      {
        attribute: null,
        also: [{ ruleId: 'XYZ-2', title: 'b', severity: 'low', attribute: null, message: null }],
      },
    ],
    ['<code>aws_ebs_volume.data</code>', { attribute: null, outcome: 'pass', message: 'It is closed.' }],
  ])('tells at each place what was found: %s', (place, change) => {
    expect(html([finding({ ...change, file: null })])).toContain(`<td>${place}`);
    const passed = html([finding({ outcome: 'pass', message: 'It is closed.' })]);
    expect(passed).not.toMatch(/It is closed|Why, and how to fix it/);
  });

  it('heads what was found', () => {
    expect(html([finding()])).toContain(
      '<th scope="col">rule</th><th scope="col">outcome</th><th scope="col">what should be so</th><th scope="col">resources and places</th>',
    );
  });

  it('links a rule to its page', () => {
    const [, idle] = waiverRules;
    expect(html(oneOfEach)).toContain(`<a href="${idle?.docs}" rel="noreferrer">WAIVER-2</a>`);
  });

  it('names the setting that decides it', () => {
    expect(html([finding({ setting: 'database.multiAz' })])).toContain(
      'Setting: <code>database.multiAz</code>.',
    );
  });

  it('lets no text become markup', () => {
    const hostileFinding = finding({
      ...{ ruleId: hostile, title: hostile, address: hostile, attribute: hostile, message: hostile },
      ...{ environment: hostile, file: hostile, why: hostile, fix: hostile },
    });
    const reviewed = [{ name: hostile, environment: hostile, tier: 'production', file: hostile }] as const;
    const text = html([hostileFinding], { reviewed });
    expect(elements(text)).not.toContain('script');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
    expect(text).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
  });
});

describe('what was not reviewed, in HTML', () => {
  it('is in the title and in a table of its own, and nothing is said not to fail', () => {
    const text = renderHtml(halfReviewed('`node app` ended:\n<b>Oops'));
    expect(text).toContain('<h1>multienv check: 1 of 2 not reviewed</h1>');
    expect(text).toContain(
      '<th scope="row">prod-003</th><td><span class="lines"><code>node app</code> ended:\n&#60;b&#62;Oops</span></td>',
    );
    expect(text).not.toContain('nothing failed');
    expect(elements(text)).toContain('fieldset');
  });

  it('is the whole report when that is everything, with a shared reason once', () => {
    const framework = coverFramework(nothingReviewed('It ended.'), 'HIPAA');
    const text = renderHtml({ ...nothingReviewed('It ended.'), framework });
    expect(text).toContain('<h1>multienv check: nothing was reviewed</h1>');
    expect(text).toContain('<th scope="row">dev-001, prod-003</th>');
    const names = elements(text);
    expect(names.filter((name) => name === 'table')).toHaveLength(1);
    expect(names).not.toContain('fieldset');
    expect(text).not.toContain('HIPAA');
  });
});
