import { describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../../config/file/load.js';
import type { DroppedSource, Origin, SettingSource } from '../../../config/resolve/origin.js';
import type { ExplainedValue } from '../../../operations/explain/explained.js';
import { HtmlEnvironments } from './html-environments.js';
import { settings } from './settings.js';

const { environments } = loadEnvironments('/project/environments.yaml', {
  text: 'version: 1\nenvironments:\n  dev-001: { environment: dev }\n  prod-002: { environment: prod }\n',
  today: '2026-11-29',
});

const source = (of: SettingSource['source'], value: unknown = undefined, line: number | null = null) => ({
  ...{ source: of, value, line, path: null, column: null },
});
const value = (more: Partial<ExplainedValue> = {}, origin: Partial<Origin> = {}): ExplainedValue => ({
  ...{ setting: 'app.port', value: 80, isHidden: false, compared: 80, equalsTier: false },
  ...{ withoutMeaning: undefined },
  origin: { decidedBy: source('environment', 80, 12), overrides: [], dropped: [], ...origin },
  ...more,
});

/** The rows of the settings of both environments: their marks, and their cells. */
function rows(...all: readonly (readonly ExplainedValue[])[]) {
  const text = settings(
    {
      settings: environments.flatMap((environment, at) => {
        const own = all[at];
        return own === undefined ? [] : [{ environment, settings: own }];
      }),
    },
    new HtmlEnvironments(environments),
  );
  return [...text.matchAll(/<tr([^>]*)><th scope="row">(.*?)<\/th>(.*?)<\/tr>/gs)].map(
    ([, marks = '', first = '', rest = '']) => ({
      marks: marks.trim(),
      cells: [first, ...[...rest.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) => cell)],
    }),
  );
}
const cells = (...own: readonly ExplainedValue[]) => rows(own).map((one) => one.cells);

describe('a setting of a report', () => {
  it('is told with who says it, and in which environment on which line', () => {
    expect(rows([value()])).toEqual([
      {
        marks: 'id="setting-app.port" data-about="0"',
        cells: [
          '<code>app.port</code>',
          '<code>80</code>',
          'environment',
          '',
          '<span class="id">dev-001 (line 12)</span>',
        ],
      },
    ]);
    const decidedBy = source('environment', 80);
    expect(cells(value({}, { decidedBy }))[0]?.[4]).toBe('<span class="id">dev-001</span>');
  });

  it('stands once where several say alike, whatever their lines', () => {
    const other = value({}, { decidedBy: source('environment', 80, 30) });
    expect(rows([value()], [other])).toEqual([
      expect.objectContaining({ marks: 'id="setting-app.port" data-about="*"' }),
    ]);
    const two = rows([value()], [value({ value: 81, compared: 81 })]);
    expect(two.map(({ marks }) => marks)).toEqual(['id="setting-app.port" data-about="0"', 'data-about="1"']);
    const apart = (one: ExplainedValue) => expect(rows([value()], [one])).toHaveLength(2);
    apart(value({ setting: 'app.other' }));
    apart(value({}, { decidedBy: source('tier', 80) }));
    apart(value({}, { overrides: [source('tier', 81)] }));
    const line = (at: number) => value({}, { decidedBy: source('defaults', 80, at) });
    expect(rows([line(3)], [line(3)])).toHaveLength(1);
    expect(rows([line(3)], [line(4)])).toHaveLength(2);
  });

  it('is said by the first that says something, its tier without its name', () => {
    const said = (decidedBy: SettingSource) => cells(value({}, { decidedBy }))[0]?.slice(2);
    const name = '<span class="id">dev-001</span>';
    expect(said(source('defaults', 80, 3))).toEqual(['defaults, line 3', '', name]);
    expect(said(source('tier', 80))).toEqual(['tier', '', name]);
    expect(said(source('product', 80))).toEqual(['product', '', name]);
  });

  it('is marked where it is not set, and not shown where it may be secret', () => {
    const unset = rows([value({ value: undefined, compared: undefined })]);
    expect(unset).toMatchObject([{ marks: 'id="setting-app.port" class="unset" data-about="0"' }]);
    expect(unset[0]?.cells[1]).toBe('<span class="soft">not set</span>');
    const hidden = rows([value({ value: undefined, isHidden: true })]);
    expect(hidden[0]?.marks).not.toContain('unset');
    expect(hidden[0]?.cells[1]).toBe('<code>(not shown)</code>');
  });

  it('is cut in the middle where it is long', () => {
    expect(cells(value({ value: 'x'.repeat(401) }))[0]?.[1]).toBe(
      `<code>${'x'.repeat(200)}…${'x'.repeat(199)}</code>`,
    );
    expect(cells(value({ value: 'x'.repeat(400) }))[0]?.[1]).toBe(`<code>${'x'.repeat(400)}</code>`);
  });
});

describe('what a setting of a report stands instead of', () => {
  const instead = (more: Partial<ExplainedValue>, origin: Partial<Origin> = {}) =>
    cells(value(more, origin))[0]?.[3];
  const overrides = [source('defaults', 'a<b', 4), source('tier', 8080), source('product')];
  const orphan: DroppedSource = { ...source('defaults', 'one', 5), why: 'orphan', choice: 'network.mode' };
  const broken: DroppedSource = { ...source('environment', 'two', 9), why: 'broken', choice: null };

  it('is what it overrides', () => {
    expect(instead({}, { overrides })).toBe(
      '&#34;a&#60;b&#34; (defaults, line 4)<br>8080 (tier)<br>(product)',
    );
  });

  it('is the word of its tier where that says the same', () => {
    expect(instead({ equalsTier: true }, { overrides, dropped: [broken] })).toBe(
      'equals the tier<br>two (line 9) does not count: it is not valid',
    );
  });

  it('is what is said and does not count', () => {
    expect(instead({}, { overrides: overrides.slice(2), dropped: [orphan, broken] })).toBe(
      [
        '(product)',
        'one (defaults, line 5) does not count: it goes with network.mode',
        'two (line 9) does not count: it is not valid',
      ].join('<br>'),
    );
  });

  it('is told without values where they may be secret', () => {
    expect(instead({ isHidden: true }, { overrides, dropped: [orphan] })).toBe(
      '(defaults, line 4)<br>(tier)<br>(product)<br>(defaults, line 5) does not count: it goes with network.mode',
    );
  });

  it('is cut in the middle where it is long', () => {
    expect(instead({}, { overrides: [source('tier', 'y'.repeat(121))] })).toBe(
      `${'y'.repeat(60)}…${'y'.repeat(59)} (tier)`,
    );
  });
});
