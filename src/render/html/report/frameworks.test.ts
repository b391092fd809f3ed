import { describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../../config/file/load.js';
import type { ResolvedEnvironment } from '../../../config/schema/environment-schema.js';
import type { ReportData } from '../../../operations/report/report-data.js';
import type { ControlStatus } from '../../../policy/frameworks/control-status.js';
import type { FrameworkCoverage } from '../../../policy/frameworks/framework-coverage.js';
import { whatMetMeans } from '../../wording/what-met-means.js';
import { frameworks } from './frameworks.js';
import { HtmlEnvironments } from './html-environments.js';

const names = Array.from({ length: 8 }, (_, at) => `dev-00${at + 1}`);
const environments: readonly ResolvedEnvironment[] = loadEnvironments('/project/environments.yaml', {
  text: `version: 1\nenvironments:\n${names.map((name) => `  ${name}: { environment: dev }`).join('\n')}\n`,
  today: '2026-11-29',
}).environments;

type Statuses = readonly ControlStatus[];

/** The frameworks of a report whose controls have these statuses, each in the environments in their order. */
function html(reviewed: readonly string[], controls: Readonly<Record<string, Statuses>>): string {
  const coverage: FrameworkCoverage = {
    ...{ framework: 'HIPAA', title: 'HIPAA <rule>', reviewed, outOfReach: [] },
    controls: Object.entries(controls).map(([id, statuses]) => ({
      ...{ id, subject: `about ${id}`, rules: ['XYZ-1', 'XYZ-2'], sources: ['GR', 'PR'], statuses },
    })),
  };
  const review: Pick<ReportData['review'], 'reviewed'> = {
    reviewed: reviewed.map((name) => ({ name, environment: name, tier: 'development', file: 'e.yaml' })),
  };
  return frameworks({ review, frameworks: [coverage] }, new HtmlEnvironments(environments));
}
/** Heads of the columns of the first table, and the cells of its rows. */
function table(text: string) {
  const [first = ''] = text.split('</table>');
  const inner = (tag: RegExp, of: string) => [...of.matchAll(tag)].map(([, content = '']) => content);
  return {
    heads: inner(/<th scope="col">(.*?)<\/th>/g, first),
    rows: inner(/<tr id.*?>(.*?)<\/tr>/gs, first).map((row) => inner(/<t[hd].*?>(.*?)<\/t[hd]>/gs, row)),
  };
}
const word = (status: ControlStatus, text: string = status) => `<span class="word ${status}">${text}</span>`;
const id = (name: string) => `<span class="id">${name}</span>`;

describe('the controls of a framework', () => {
  it('are not there where nothing was reviewed', () => {
    expect(html([], { a: [] })).toBe('<p>Nothing was reviewed.</p>');
  });

  it('are counted by the gravest status of each', () => {
    const text = html(['dev-001', 'dev-002'], {
      a: ['met', 'failed'],
      b: ['failed', 'waived'],
      c: ['met', 'met'],
      d: ['notApplicable', 'notApplicable'],
    });
    expect(text).toContain(
      '<details class="framework" id="framework-hipaa"><summary><span class="name">HIPAA &#60;rule&#62;</span> <span class="soft">4 controls: 2 failed, 1 met, 1 not applicable</span></summary>',
    );
    expect(text.startsWith(`<p>${whatMetMeans}</p>\n<details`)).toBe(true);
  });

  it('have a column for the environments in which every control has the same status', () => {
    const { heads, rows } = table(
      html(['dev-001', 'dev-002', 'dev-003'], {
        '164.312(a)': ['met', 'failed', 'met'],
        b: ['unknown', 'accepted', 'unknown'],
      }),
    );
    expect(heads).toEqual(['control', 'about', 'dev-001, dev-003', 'dev-002', 'rules', 'sources']);
    expect(rows).toEqual([
      [id('164.312(a)'), 'about 164.312(a)', word('met'), word('failed'), 'XYZ-1 XYZ-2', 'GR PR'],
      [id('b'), 'about b', word('unknown'), word('accepted'), 'XYZ-1 XYZ-2', 'GR PR'],
    ]);
  });

  it('have a name of an address, and a caption', () => {
    const text = html(['dev-001'], { '164.312(a)': ['met'] });
    expect(text).toContain('<tr id="control-hipaa-164.312_40a_41">');
    expect(text).toContain('<caption>HIPAA &#60;rule&#62;: controls that rules are tied to</caption>');
  });
});

describe('environments of which no two are alike', () => {
  const six: Statuses = ['failed', 'unknown', 'waived', 'accepted', 'met', 'notApplicable'];

  it('are a column each up to six', () => {
    expect(table(html(names.slice(0, 6), { a: six })).heads).toEqual([
      ...['control', 'about'],
      ...names.slice(0, 6),
      ...['rules', 'sources'],
    ]);
  });

  it('stand beside the status that they share where there are more, the gravest first', () => {
    const seven: Statuses = ['met', ...six];
    const { heads, rows } = table(
      html(names.slice(0, 7), {
        a: seven,
        b: ['failed', 'met', 'met', 'met', 'met', 'met', 'failed'],
        c: names.slice(0, 7).map(() => 'notApplicable' as const),
      }),
    );
    expect(heads).toEqual(['control', 'about', 'status, and environments', 'rules', 'sources']);
    const list = (...items: readonly string[]) =>
      `<ul class="values">${items.map((one) => `<li>${one}</li>`).join('')}</ul>`;
    expect(rows.map(([, , statuses]) => statuses)).toEqual([
      list(
        `${word('failed')} ${id('dev-002')}`,
        `${word('unknown')} ${id('dev-003')}`,
        `${word('waived')} ${id('dev-004')}`,
        `${word('accepted')} ${id('dev-005')}`,
        `${word('met')} ${id('dev-001')}, ${id('dev-006')}`,
        `${word('notApplicable', 'not applicable')} ${id('dev-007')}`,
      ),
      list(
        `${word('failed')} ${id('dev-001')}, ${id('dev-007')}`,
        `${word('met')} ${names.slice(1, 6).map(id).join(', ')}`,
      ),
      list(`${word('notApplicable', 'not applicable')} ${names.slice(0, 7).map(id).join(', ')}`),
    ]);
  });
});
