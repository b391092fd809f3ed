import { describe, expect, it } from 'vitest';
import { compareAll } from '../../config/comparison/compare-all.js';
import type { SettingSide } from '../../config/comparison/compare-settings.js';
import type { Parity } from '../../config/comparison/parity-schema.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentDiff } from '../../operations/diff/diff.js';
import { renderDiffAll } from '../terminal/comparison/diff-all.js';
import { diffAllMarkdown, diffMarkdown } from './diff-markdown.js';

const side = (value: unknown, line: number | null, isHidden = false): SettingSide => ({
  ...{ value, isHidden, compared: value },
  origin: {
    decidedBy: { source: line === null ? 'tier' : 'environment', value, path: null, line, column: null },
    ...{ overrides: [], dropped: [] },
  },
});
const parity: Parity = { environments: ['*'], except: ['tags.*'], reason: 'Owners differ.' };
const diff: EnvironmentDiff = {
  kind: 'environments',
  a: { name: 'staging-002', suffix: 'staging-002', tier: 'staging' },
  b: { name: 'prod-003', suffix: 'prod-003', tier: 'production' },
  isParityDeclared: true,
  settings: [
    {
      ...{ setting: 'database.multiAz', concerns: ['availability', 'cost'], declaredBy: undefined },
      ...{ a: side(false, null), b: side(true, 7) },
    },
    {
      ...{ setting: 'tags.Owner', concerns: ['naming'], declaredBy: parity },
      ...{ a: side(undefined, null), b: side(undefined, 8, true) },
    },
  ],
  resources: [
    {
      ...{ address: 'aws_db_instance.postgres', kind: 'different', settings: [] },
      attributes: [
        { path: 'multi_az', a: false, b: true, isHidden: false, settings: ['database.multiAz', 'x'] },
        { path: 'password', a: undefined, b: undefined, isHidden: true, settings: [] },
        { path: 'port', a: undefined, b: 5432, isHidden: false, settings: [] },
      ],
    },
    { address: 'aws_a.a', kind: 'only-a', attributes: [], settings: ['y'] },
    { address: 'aws_b.b', kind: 'only-b', attributes: [], settings: [] },
  ],
  beside: ['waivers'],
  isStackCompared: false,
  undeclared: ['database.multiAz'],
};

describe('a comparison as Markdown', () => {
  it('has a table of settings and one of elements', () => {
    expect(diffMarkdown(diff)).toBe(
      [
        '### staging-002 (staging) and prod-003 (production): 2 settings differ; 1 difference is not allowed by `parity` of the file.',
        '',
        'beside the settings: waivers',
        '',
        'the stacks were not compared: `synthCommand` makes one, that of the file as it is',
        '',
        '| setting | about | staging-002 | prod-003 | parity |',
        '| --- | --- | --- | --- | --- |',
        '| `database.multiAz` | availability | `false` (tier staging) | `true` (line 7) | **not allowed** |',
        '| `tags.Owner` | naming | not set (tier staging) | (not shown) (line 8) | Owners differ. |',
        '',
        '#### Elements of the stacks',
        '',
        '| attribute | staging-002 | prod-003 | settings |',
        '| --- | --- | --- | --- |',
        '| `aws_db_instance.postgres.multi_az` | `false` | `true` | `database.multiAz`, `x` |',
        '| `aws_db_instance.postgres.password` | (not shown) | (not shown) |  |',
        '| `aws_db_instance.postgres.port` | - | `5432` |  |',
        '| `aws_a.a` | there | - | `y` |',
        '| `aws_b.b` | - | there |  |',
        '',
      ].join('\n'),
    );
  });

  it('has nothing but its verdict where nothing differs', () => {
    const same = { ...diff, settings: [], resources: [], beside: [], isStackCompared: true, undeclared: [] };
    expect(diffMarkdown(same)).toBe('### staging-002 (staging) and prod-003 (production) do not differ.\n');
    const open = diffMarkdown({ ...diff, isParityDeclared: false, resources: [], undeclared: [] });
    expect(open).not.toContain('not allowed');
    expect(open).toContain('| `true` (line 7) |  |');
  });
});

describe('a comparison of all', () => {
  const fleet = ['001', '002', '003'].map((number) =>
    resolveEnvironment({
      ...{ environment: 'staging', suffix: `staging-${number}` },
      config: number === '001' ? { database: { multiAz: true }, tags: { Owner: 'a' } } : {},
    }),
  );
  const about: Parity = { environments: ['staging-*'], except: ['tags.*'], reason: 'r' };
  const rows = compareAll(fleet, [about]);
  const found = { environments: fleet, rows, undeclared: ['database.multiAz'] };

  it('as Markdown has a row for each value', () => {
    expect(diffAllMarkdown(found)).toBe(
      [
        '### 3 environments differ in 2 settings; 1 of these in ways that `parity` of the file does not allow.',
        '',
        '| setting | about | value | environments | parity |',
        '| --- | --- | --- | --- | --- |',
        '| `database.multiAz` | availability | `false` | staging-002, staging-003 | staging-001 and staging-002 **not allowed**, staging-001 and staging-003 **not allowed** |',
        '|  |  | `true` | staging-001 |  |',
        '| `tags.Owner` | naming | not set | staging-002, staging-003 |  |',
        '|  |  | `a` | staging-001 |  |',
        '',
      ].join('\n'),
    );
    expect(diffAllMarkdown({ environments: fleet, rows: [], undeclared: [] })).toBe(
      '### 3 environments differ in 0 settings.\n\n',
    );
  });

  it('for people has the values of each setting, by what it is about', () => {
    const paint = (look: string, text: string) => `<${look}>${text}</>`;
    expect(renderDiffAll(found, { paint })).toBe(
      [
        '3 environments differ in 2 settings; 1 of these in ways that `parity` of the file does not allow.',
        '',
        '<bold>availability</>',
        '  database.multiAz',
        '    false  staging-002, staging-003',
        '    true   staging-001',
        '    <red>not allowed</>: staging-001 and staging-002, staging-001 and staging-003',
        '',
        '<bold>naming</>',
        '  tags.Owner',
        '    not set  staging-002, staging-003',
        '    a        staging-001',
        '',
      ].join('\n'),
    );
  });

  it('names eight environments of a value, and counts the others', () => {
    const many = Array.from({ length: 11 }, (_, at) =>
      resolveEnvironment({
        ...{ environment: 'staging', suffix: `s-${at}` },
        config: at === 0 ? { tags: { Owner: 'a' } } : {},
      }),
    );
    const text = renderDiffAll(
      { environments: many, rows: compareAll(many, []), undeclared: [] },
      { paint: (_, one) => one },
    );
    expect(text).toContain('11 environments differ in 1 setting.\n');
    expect(text).toContain('  s-1, s-2, s-3, s-4, s-5, s-6, s-7, s-8 and 2 more\n');
  });
});
