import { describe, expect, it } from 'vitest';
import type { SettingSide } from '../../../config/comparison/compare-settings.js';
import type { PromotedDifference } from '../../../operations/edit/promote.js';
import { renderPromote, renderSet } from './edits.js';

const side = (value: unknown, line: number | null = null): SettingSide => ({
  ...{ value, isHidden: false, compared: value },
  origin: {
    decidedBy: { source: line === null ? 'tier' : 'environment', value, path: null, line, column: null },
    ...{ overrides: [], dropped: [] },
  },
});

describe('what set has written', () => {
  const written = (before: SettingSide, after: SettingSide) =>
    renderSet({
      ...{ environment: 'dev-001', tier: 'development', setting: 'compute.minSize', before, after },
      next: 'multienv plan --env dev-001',
    });

  it('is told with what was there, who said it, and what shows what it does', () => {
    expect(written(side(1), side(2, 7))).toBe(
      'dev-001 compute.minSize: 1 (tier development) -> 2 (line 7)\nnext: multienv plan --env dev-001\n',
    );
  });

  it('is nothing where the file says the same at the same place', () => {
    expect(written(side(2, 7), side(2, 7))).toBe(
      'dev-001 compute.minSize is 2 (line 7) already: nothing was written.\n',
    );
    expect(written(side(2), side(2, 7))).toContain('2 (tier development) -> 2 (line 7)\n');
  });
});

describe('what promote', () => {
  const differing = (
    setting: string,
    fate: PromotedDifference['fate'],
    more: Partial<PromotedDifference> = {},
  ): PromotedDifference => ({
    ...{ setting, concerns: [], a: side('new'), b: side('old'), fate, why: undefined, isNamed: false },
    ...more,
  });
  const next = { plan: 'multienv plan', promote: 'multienv promote', compare: 'multienv diff' };
  const printed = (differences: readonly PromotedDifference[], copies: boolean) =>
    renderPromote(
      {
        from: { suffix: 'staging-002', tier: 'staging' },
        to: { suffix: 'prod-003', tier: 'production' },
        ...{ differences, copies, next },
      },
      { paint: (look, text) => `<${look}>${text}</>`, columns: 120 },
    );
  const left = differing('tags.Owner', 'left', { why: 'it says who it is', isNamed: true });

  it('has nothing to say of where nothing differs', () => {
    expect(printed([], true)).toBe('staging-002 and prod-003 do not differ.\n');
  });

  it('could copy is offered, with what is left and why', () => {
    expect(
      printed([differing('a.one', 'offered'), differing('b', 'left', { why: 'it is gentler' })], false),
    ).toBe(
      [
        '<bold>could be copied</>',
        '         staging-002  prod-003',
        '  a.one  new          old',
        '',
        '<bold>left</>',
        '     staging-002  prod-003',
        '  b  new          old       it is gentler',
        '',
        'next: multienv promote',
        '',
      ].join('\n'),
    );
    expect(printed([left], false)).toMatch(/\n\nNothing can be copied\.\n$/);
  });

  it('has copied is told before what was named and left, with what shows what it does', () => {
    expect(printed([left, differing('a.one', 'copied')], true)).toBe(
      [
        '<bold>copied</>',
        '         prod-003',
        '  a.one  old -> new',
        '',
        '<bold>left</>',
        '              staging-002  prod-003',
        '  tags.Owner  new          old       it says who it is',
        '',
        'next: multienv plan',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['1 more setting differs', [differing('b', 'left')]],
    ['2 more settings differ', [differing('b', 'left'), differing('c', 'offered')]],
  ])('was not told to copy is counted: %s', (count, others) => {
    const end = `${count}: multienv diff\n`;
    expect(printed([differing('a', 'copied'), ...others], true)).toContain(
      `  a  old -> new\n\n${end}next: multienv plan\n`,
    );
    expect(printed(others, true)).toBe(`Nothing was copied: nothing was written.\n${end}`);
  });

  it('copies is cut in the middle where it is long', () => {
    const [exact, long] = [40, 41].map((length) => side('x'.repeat(length)));
    const cut = `${'x'.repeat(20)}…${'x'.repeat(19)}`;
    expect(printed([differing('a', 'copied', { a: long, b: exact })], true)).toContain(
      `  a  ${'x'.repeat(40)} -> ${cut}\n`,
    );
    expect(printed([differing('a', 'left', { a: long, b: exact })], false)).toContain(
      `  a  ${cut}  ${'x'.repeat(40)}\n`,
    );
  });
});
