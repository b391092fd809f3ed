import { describe, expect, it } from 'vitest';
import type { DroppedSource, Origin, SettingSource } from '../../../config/resolve/origin.js';
import type { ExplainedSetting, ExplainedValue, RuleWords } from '../../../operations/explain/explained.js';
import { renderExplanation } from './explain.js';

const plain = { paint: (_: string, text: string) => text, columns: 200, tier: 'production' };
const source = (of: SettingSource['source'], value: unknown = undefined, line: number | null = null) => ({
  ...{ source: of, value, line, path: null, column: null },
});
const orphan = (one: SettingSource, choice: string): DroppedSource => ({ ...one, why: 'orphan', choice });
const broken = (one: SettingSource): DroppedSource => ({ ...one, why: 'broken', choice: null });
const origin = (decidedBy: SettingSource, more: Partial<Origin> = {}): Origin => ({
  ...{ decidedBy, overrides: [], dropped: [] },
  ...more,
});
const value = (setting: string, more: Partial<ExplainedValue> = {}): ExplainedValue => ({
  ...{ setting, value: true, isHidden: false, compared: true, equalsTier: false, withoutMeaning: undefined },
  origin: origin(source('environment', true, 12)),
  ...more,
});
const rule: RuleWords = {
  ...{ id: 'RDS-1', title: 'A database stands in two zones', severity: 'high', requirement: 4 },
};

describe('a setting, explained', () => {
  const setting = (more: Partial<ExplainedSetting> = {}) =>
    renderExplanation(
      {
        ...value('database.multiAz', more),
        kind: 'setting',
        description: 'A second instance in another zone.',
        allowed: ['true', 'false'],
        becomes: [],
        rules: [],
        ...more,
      },
      plain,
    );

  it('is told with who sets it, what it overrides, what it becomes and who looks at it', () => {
    const overrides = [source('defaults', false, 4), source('tier', true), source('product')];
    expect(
      setting({
        origin: origin(source('environment', true, 12), { overrides }),
        becomes: [
          { address: 'aws_db_instance.postgres', path: 'multi_az' },
          { address: 'aws_db_instance.replica', path: '' },
        ],
        rules: [rule, { ...rule, id: 'RDS-2', requirement: undefined }],
      }),
    ).toBe(`database.multiAz  A second instance in another zone.

  value      true
  set by     line 12
  overrides  false of defaults, line 4
  overrides  true of tier production
  overrides  the value of product
  allowed    true or false

becomes
  aws_db_instance.postgres.multi_az
  aws_db_instance.replica

rules
  RDS-1  high  requirement 4  A database stands in two zones
  RDS-2  high                 A database stands in two zones
`);
  });

  it('is told with what is said of it and does not count', () => {
    const dropped = [
      orphan(source('defaults', { a: 1 }, 4), 'network.mode'),
      broken(source('environment', 'x'.repeat(60), 9)),
      broken(source('environment')),
    ];
    const text = setting({ origin: origin(source('tier', true), { dropped }) });
    expect(text.split('\n').filter((line) => line.startsWith('  dropped'))).toEqual([
      '  dropped  { a: 1 } of defaults, line 4: it goes with another network.mode',
      `  dropped  ${'x'.repeat(22)}…${'x'.repeat(21)} of line 9: it is not what the schema asks for`,
      '  dropped  the value of environment: it is not what the schema asks for',
    ]);
    expect(text).toContain('  set by   tier production\n');
  });

  it('is told with what it overrides before what does not count, and with what it accepts at the end', () => {
    const sources = { overrides: [source('tier', 1)], dropped: [broken(source('environment', 'x', 9))] };
    const text = setting({ origin: origin(source('defaults', 2, 4), sources) });
    const heads = text.split('\n').flatMap((line) => /^ {2}(\w+) /.exec(line)?.[1] ?? []);
    expect(heads.slice(0, 5)).toEqual(['value', 'set', 'overrides', 'dropped', 'allowed']);
  });

  it('is told with what takes its meaning away', () => {
    const without = (chosen: string | undefined, isMade: boolean) =>
      setting({ withoutMeaning: { choice: 'network.mode', chosen, isMade } });
    expect(without('default', true)).toContain(
      '  meaning  has no meaning with network.mode default\n  set by   line 12\n',
    );
    expect(without(undefined, true)).toContain('  meaning  has no meaning with network.mode\n');
    expect(without(undefined, false)).toContain('  meaning  has no meaning without network.mode\n');
    expect(setting()).not.toContain('meaning');
  });

  it('is told to equal its tier', () => {
    expect(setting({ equalsTier: true })).toContain('  set by   line 12, and equals the tier\n');
  });

  it('is not shown where it may hold a secret', () => {
    expect(setting({ isHidden: true, value: undefined })).toContain('  value    (not shown)\n');
  });

  it('becomes nothing, or what another app makes of it', () => {
    expect(setting()).toContain('\nbecomes\n  no element of the stack\n\nrules\n  none\n');
    expect(setting({ becomes: undefined })).toContain('\nbecomes\n  what `synthCommand` makes of it\n');
  });

  it('is told in what it accepts without the quotes of a sentence', () => {
    expect(setting({ allowed: 'text or `null`' })).toContain('  allowed  text or null\n');
  });
});

describe('a block of settings, explained', () => {
  const block = (...settings: readonly ExplainedValue[]) =>
    renderExplanation({ kind: 'block', block: '', settings }, plain);

  it('is YAML with who says each as a comment, each block once', () => {
    expect(
      block(
        value('database.engine', { value: 'postgres', origin: origin(source('tier')) }),
        value('region', { value: 'eu-west-1', origin: origin(source('defaults', 'eu-west-1', 3)) }),
        value('database.password.rotation', { value: undefined, origin: origin(source('product')) }),
        value('app.port', { value: 80 }),
        value('database.multiAz'),
      ),
    ).toBe(`region: eu-west-1        # defaults, line 3
app:
  port: 80               # line 12
database:
  engine: postgres       # tier production
  multiAz: true          # line 12
  password:
    # rotation: not set  # product
`);
  });

  const note = (more: Partial<ExplainedValue>) => block(value('a', more)).split('  # ')[1];

  it('tells what would decide without it, unless the tier says the same', () => {
    const overrides = [source('defaults', false, 4), source('tier', false)];
    const over = origin(source('environment', true, 12), { overrides });
    expect(note({ origin: over })).toBe('line 12; over defaults, line 4\n');
    expect(note({ origin: over, equalsTier: true })).toBe('line 12; equals the tier\n');
    expect(note({})).toBe('line 12\n');
  });

  it('tells what does not count', () => {
    const dropped = [orphan(source('defaults', 1, 4), 'network.mode'), broken(source('environment', 'x', 9))];
    const overrides = [source('product')];
    expect(note({ origin: origin(source('tier'), { overrides, dropped: dropped.slice(1) }) })).toBe(
      'tier production; over product; line 9 does not count: broken\n',
    );
    expect(note({ origin: origin(source('tier'), { dropped }) })).toBe(
      'tier production; defaults, line 4 does not count: goes with network.mode; line 9 does not count: broken\n',
    );
  });

  it('tells what takes the meaning of one away, and nothing else of it', () => {
    const withoutMeaning = { choice: 'network.mode', chosen: 'default', isMade: true };
    expect(note({ withoutMeaning, equalsTier: true })).toBe('has no meaning with network.mode default\n');
  });
});

describe('an element, explained', () => {
  const element = (more: object = {}) =>
    renderExplanation(
      {
        kind: 'element',
        address: 'aws_db_instance.postgres',
        settings: [],
        attributes: [
          { path: 'multi_az', value: true, isHidden: false, settings: ['database.multiAz', 'tier'] },
          { path: 'password', value: undefined, isHidden: true, settings: [] },
        ],
        rules: [],
        ...more,
      },
      plain,
    );

  it('is told with its attributes, and what decides each', () => {
    expect(element()).toBe(`aws_db_instance.postgres  always there

attributes
            value        decided by
  multi_az  true         database.multiAz, tier
  password  (not shown)  product

rules
  none
`);
  });

  it('is told with the settings that it is there for, and the rules that look at it', () => {
    const text = element({ settings: ['database.engine', 'backup'], rules: [rule] });
    expect(text).toContain('aws_db_instance.postgres  there because of database.engine, backup\n');
    expect(text).toContain('\nrules\n  RDS-1  high  requirement 4  A database stands in two zones\n');
  });
});

it('headings stand out, and who says a value does not', () => {
  const look = { ...plain, paint: (way: string, text: string) => `<${way} ${text}>` };
  const setting: ExplainedSetting = {
    ...{ ...value('a'), kind: 'setting', description: 'b', allowed: 'text', becomes: [], rules: [] },
  };
  const text = renderExplanation(setting, look);
  expect(text.match(/<.*?>/g)).toEqual(['<bold a>', '<bold becomes>', '<bold rules>']);
  expect(renderExplanation({ kind: 'block', block: '', settings: [value('a')] }, look)).toBe(
    'a: true  <dim # line 12>\n',
  );
  const element = { kind: 'element', address: 'a', settings: [], attributes: [], rules: [] } as const;
  expect(renderExplanation(element, look).match(/<.*?>/g)).toEqual([
    '<bold a>',
    '<bold attributes>',
    '<bold rules>',
  ]);
});

it('a terminal has 120 columns where nobody says how many', () => {
  const setting = (length: number): ExplainedSetting => ({
    ...{ ...value('a'), kind: 'setting', description: 'b', becomes: [], rules: [] },
    allowed: 'x'.repeat(length),
  });
  const look = { paint: plain.paint, tier: 'production' };
  // Two signs of the margin, nine of the first column with what stands between.
  expect(renderExplanation(setting(120 - 11), look)).toContain(`  allowed  ${'x'.repeat(109)}\n`);
  expect(renderExplanation(setting(120 - 10), look)).toContain(`  allowed\n    ${'x'.repeat(110)}\n`);
});
