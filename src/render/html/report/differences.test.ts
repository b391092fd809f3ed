import { describe, expect, it } from 'vitest';
import type { SettingRow } from '../../../config/comparison/compare-all.js';
import type { SettingSide } from '../../../config/comparison/compare-settings.js';
import { loadEnvironments } from '../../../config/file/load.js';
import { differences } from './differences.js';
import { HtmlEnvironments } from './html-environments.js';

const side = (value: unknown, line: number | null = null): SettingSide => ({
  ...{ value, isHidden: false, compared: value },
  origin: {
    decidedBy: { source: line === null ? 'tier' : 'environment', value, path: null, line, column: null },
    ...{ overrides: [], dropped: [] },
  },
});
const names = (count: number) => Array.from({ length: count }, (_, at) => `dev-00${at + 1}`);
const port = (more: Partial<SettingRow> = {}): SettingRow => ({
  ...{ setting: 'app.port', concerns: ['function', 'cost'], undeclared: [] },
  values: [
    { side: side(80), environments: ['dev-001'] },
    { side: side('<b>', 7), environments: ['dev-002'] },
  ],
  ...more,
});

/** The section of a file with so many environments. */
function html(count: number, rows: readonly SettingRow[], hasParity = false): string {
  const { environments } = loadEnvironments('/project/environments.yaml', {
    text: `version: 1\nenvironments:\n${names(count)
      .map((name) => `  ${name}: { environment: dev }\n`)
      .join('')}`,
    today: '2026-11-29',
  });
  const settings = environments.map((environment) => ({
    environment,
    settings: rows.flatMap(({ setting, values }) =>
      values
        .filter((one) => one.environments.includes(environment.suffix))
        .map((one) => ({ ...{ setting, equalsTier: false, withoutMeaning: undefined }, ...one.side })),
    ),
  }));
  const undeclared = rows.filter((row) => row.undeclared.length > 0).map(({ setting }) => setting);
  return differences(
    { environments, settings, hasParity, differences: { environments, rows, undeclared } },
    new HtmlEnvironments(environments),
  );
}
const heads = (text: string) => [...text.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, head]) => head);
const verdict = (text: string) => /^<p>(.*?)<\/p>/.exec(text)?.[1];

describe('the settings in which environments differ', () => {
  it('are none of one environment, nor of those that are alike', () => {
    expect(html(1, [port()])).toBe('<p>There is one environment: nothing to compare.</p>');
    expect(html(2, [])).toBe('<p>The environments do not differ.</p>');
  });

  it.each([
    [
      '1 setting differs. The file declares no <code>parity</code>: environments may differ in anything.',
      html(2, [port()]),
    ],
    [
      '2 settings differ; none in a way that <code>parity</code> of the file does not allow.',
      html(2, [port(), port({ setting: 'b' })], true),
    ],
    [
      '1 setting differs; 1 in a way that <code>parity</code> of the file does not allow.',
      html(2, [port({ undeclared: [['dev-001', 'dev-002']] })], true),
    ],
  ])('are counted: %s', (words, text) => {
    expect(verdict(text)).toBe(words);
  });

  it('have a column for each of six environments, and a list of values for more', () => {
    expect(heads(html(6, [port()]))).toEqual(['setting', 'about', ...names(6)]);
    expect(heads(html(7, [port()], true))).toEqual(['setting', 'about', 'values and environments', 'parity']);
  });

  it('have the value that most have plain and another one marked, each with who says it', () => {
    expect(html(3, [port()])).toContain(
      '<tr id="difference-app.port" data-about="0-1"><th scope="row"><code>app.port</code></th><td>function, cost</td><td><code>80</code><br><span class="soft">tier development</span></td><td><code class="other">&#34;&#60;b&#62;&#34;</code><br><span class="soft">line 7</span></td><td></td></tr>',
    );
  });

  it('of many environments have their values with those that have them', () => {
    expect(html(7, [port()])).toContain(
      '<td><ul class="values"><li><code>80</code> <span class="id">dev-001</span></li><li><code>&#34;&#60;b&#62;&#34;</code> <span class="id">dev-002</span></li></ul></td>',
    );
  });

  it('have a long value cut in the middle', () => {
    const valued = (length: number) =>
      html(2, [port({ values: [{ side: side('x'.repeat(length)), environments: ['dev-001'] }] })]);
    expect(valued(120)).toContain(`<code>${'x'.repeat(120)}</code>`);
    expect(valued(121)).toContain(`<code>${'x'.repeat(60)}…${'x'.repeat(59)}</code>`);
  });
});

describe('what parity says of a difference', () => {
  const pairs = (count: number) => names(count).map((name): [string, string] => [name, 'prod-001']);
  const cell = (count: number) => html(2, [port({ undeclared: pairs(count) })], true);

  it('is that it is allowed, or between which environments it is not', () => {
    expect(cell(0)).toContain('<td><span class="soft">allowed</span></td>');
    expect(cell(1)).toContain('<td><span class="word fail">not allowed</span><br>dev-001 and prod-001</td>');
  });

  it('names five pairs, and counts the others', () => {
    expect(cell(5)).toContain('dev-004 and prod-001<br>dev-005 and prod-001</td>');
    expect(cell(6)).toContain('dev-005 and prod-001<br>and 1 more pair</td>');
    expect(cell(7)).toContain('dev-005 and prod-001<br>and 2 more pairs</td>');
  });
});
