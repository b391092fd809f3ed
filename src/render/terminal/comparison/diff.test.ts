import { describe, expect, it } from 'vitest';
import type { SettingSide } from '../../../config/comparison/compare-settings.js';
import type { DeclaredDifference, EnvironmentDiff, ExplainedElement } from '../../../operations/diff/diff.js';
import { diffVerdict, renderDiff } from './diff.js';

const side = (value: unknown, line: number | null = null): SettingSide => ({
  ...{ value, isHidden: false, compared: value },
  origin: {
    decidedBy: { source: line === null ? 'tier' : 'environment', value, path: null, line, column: null },
    ...{ overrides: [], dropped: [] },
  },
});
const multiAz: DeclaredDifference = {
  ...{ setting: 'database.multiAz', concerns: ['availability', 'cost'], declaredBy: undefined },
  ...{ a: side(false), b: side(true, 7) },
};
const only = (kind: 'only-a' | 'only-b', more: Partial<ExplainedElement> = {}): ExplainedElement => ({
  ...{ address: 'aws_a.a', kind, attributes: [], settings: [] },
  ...more,
});
const same: EnvironmentDiff = {
  kind: 'environments',
  a: { name: 'staging-002', suffix: 'staging-002', tier: 'staging' },
  b: { name: 'prod-003', suffix: 'prod-003', tier: 'production' },
  ...{ isParityDeclared: true, settings: [], resources: [], beside: [], isStackCompared: true },
  undeclared: [],
};
const pair = 'staging-002 (staging) and prod-003 (production)';
const two = { settings: [multiAz, multiAz] };

describe('the verdict of a comparison', () => {
  it.each<[text: string, more: Partial<EnvironmentDiff>]>([
    [' do not differ.', {}],
    [
      ': 0 settings differ; 1 difference is not allowed by `parity` of the file.',
      { undeclared: ['aws_a.a'] },
    ],
    [': 1 setting differs, all as `parity` of the file allows.', { settings: [multiAz] }],
    [': 2 settings differ, all as `parity` of the file allows.', two],
    [
      ': 2 settings differ; 2 differences are not allowed by `parity` of the file.',
      { ...two, undeclared: ['a', 'b'] },
    ],
    [
      ': 2 settings differ; `parity` of the file says nothing about them.',
      { ...two, isParityDeclared: false, undeclared: ['a'] },
    ],
    [': 2 settings differ.', { ...two, kind: 'deployed', isParityDeclared: false }],
    [': 1 setting differs.', { settings: [multiAz], kind: 'versions', undeclared: ['a'] }],
  ])('says of two: %s', (text, more) => {
    expect(diffVerdict({ ...same, ...more })).toBe(`${pair}${text}`);
  });

  it('says of one that only one version of the file has what it is since then, in numbers', () => {
    const versions = { ...same, kind: 'versions', since: 'main' } as const;
    const added = { ...versions, a: { ...same.a, tier: undefined }, settings: [multiAz] };
    expect(diffVerdict({ ...added, resources: [only('only-b')] })).toBe(
      'prod-003 (production) is new since main: 1 setting, 1 element.',
    );
    const removed = { ...versions, b: { ...same.b, tier: undefined }, ...two };
    expect(diffVerdict(removed)).toBe('prod-003 (staging) was removed since main: 2 settings, 0 elements.');
  });
});

describe('a comparison for people', () => {
  const render = (more: Partial<EnvironmentDiff>, columns = 120) =>
    renderDiff({ ...same, ...more }, { paint: (_, text) => text, columns });

  it('has the settings by what they are about, and the elements', () => {
    const attributes = [
      { path: 'multi_az', a: false, b: undefined, isHidden: false, settings: ['x', 'y'] },
      { path: 'password', a: undefined, b: undefined, isHidden: true, settings: [] },
    ];
    const declaredBy = { environments: ['*'], except: ['tags.*'], reason: 'r' };
    expect(
      render({
        settings: [multiAz, { ...multiAz, setting: 'tags.Owner', concerns: ['naming'], declaredBy }],
        resources: [
          { address: 'aws_db_instance.postgres', kind: 'different', settings: [], attributes },
          only('only-a', { settings: ['cdn', 'waf'] }),
          only('only-b'),
        ],
      }),
    ).toMatchInlineSnapshot(`
      "staging-002 (staging) and prod-003 (production): 2 settings differ, all as \`parity\` of the file allows.

      availability
                          staging-002           prod-003
        database.multiAz  false (tier staging)  true (line 7)  not allowed

      naming
                    staging-002           prod-003
        tags.Owner  false (tier staging)  true (line 7)  allowed

      elements of the stacks
        aws_db_instance.postgres
          multi_az  false        -            x, y
          password  (not shown)  (not shown)
        aws_a.a: only staging-002 has it (cdn, waf)
        aws_a.a: only prod-003 has it
      "
    `);
  });

  it('says beside the settings what else differs, and what was not compared', () => {
    const beside = ['waivers', 'synthCommand'];
    const notCompared = 'the stacks were not compared: `synthCommand` makes one, that of the file as it is\n';
    expect(render({ beside })).toBe(`${pair} do not differ.\nbeside the settings: waivers, synthCommand\n`);
    expect(render({ kind: 'versions', beside, isStackCompared: false })).toBe(
      `${pair} do not differ.\nbeside the settings the file differs in: waivers, synthCommand\n${notCompared}`,
    );
    expect(render({ isStackCompared: false })).toBe(`${pair} do not differ.\n${notCompared}`);
    expect(render({ kind: 'deployed', isStackCompared: false })).toBe(`${pair} do not differ.\n`);
  });

  it('names the elements alone of one that only one version has', () => {
    const text = render({
      ...{ kind: 'versions', since: 'main', a: { ...same.a, tier: undefined } },
      settings: [multiAz],
      resources: [only('only-b', { settings: ['cdn'] })],
    });
    expect(text).toContain('\nelements of the stacks\n  aws_a.a\n');
    expect(text).toMatch(/ {2}database\.multiAz +- +true \(line 7\)/);
  });

  it('cuts a long value in the middle', () => {
    const long = (text: string) => ({ ...multiAz, b: side(text.padEnd(44, 'x')) });
    expect(render({ settings: [long('a')] })).toContain(` a${'x'.repeat(43)} (tier production)`);
    expect(render({ settings: [{ ...multiAz, b: side('a'.padEnd(45, 'x')) }] })).toContain(
      ` a${'x'.repeat(21)}…${'x'.repeat(21)} (tier production)`,
    );
  });
});
