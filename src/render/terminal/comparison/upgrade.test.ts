import { expect, it } from 'vitest';
import type { SettingSide } from '../../../config/comparison/compare-settings.js';
import type { UpgradedEnvironment } from '../../../operations/upgrade/upgrade.js';
import { renderUpgrade } from './upgrade.js';

const side = (value: unknown): SettingSide => ({
  ...{ value, isHidden: false, compared: value },
  origin: {
    decidedBy: { source: 'tier', value, path: null, line: null, column: null },
    ...{ overrides: [], dropped: [] },
  },
});
type Setting = UpgradedEnvironment['settings'][number];
const setting = (name: string, fate: Setting['fate'], more: Partial<Setting> = {}): Setting => ({
  ...{ setting: name, concerns: [], a: side('old'), b: side('new'), fate, why: undefined },
  ...more,
});
const moving: UpgradedEnvironment = {
  ...{ suffix: 'prod-003', tier: 'production', from: '2026-11', to: '2026-12', deployed: 'yes' },
  settings: [],
};
const there: UpgradedEnvironment = { ...moving, suffix: 'dev-001', from: '2026-12' };
const printed = (environments: readonly UpgradedEnvironment[], isWritten = false) =>
  renderUpgrade(
    {
      ...{ environments, to: '2026-12', isWritten },
      next: { write: 'multienv upgrade --write', plan: 'multienv plan' },
    },
    { paint: (look, text) => `<${look}>${text}</>` },
  );

it('every environment that has the edition is told once', () => {
  expect(printed([there, { ...there, suffix: 'dev-002' }])).toBe(
    'Every environment has edition 2026-12 already.\n',
  );
});

it('what changes stands before what is kept, and the next command is that of the plan once it is written', () => {
  const settings = [setting('b', 'kept', { why: 'it is deployed' }), setting('a.one', 'changes')];
  const blocks = [
    '<bold>prod-003</>: edition 2026-11 -> 2026-12 (deployed)',
    '  changes  2026-11  2026-12',
    '  a.one    old      new',
    '  keeps, by a line in the file  2026-11  2026-12',
    '  b                             old      new      it is deployed',
    '',
    '<bold>dev-001</> has edition 2026-12 already.',
    '',
  ].join('\n');
  expect(printed([{ ...moving, settings }, there])).toBe(
    `${blocks}\nNothing was written.\nnext: multienv upgrade --write\n`,
  );
  expect(printed([{ ...moving, settings }, there], true)).toBe(
    `${blocks}\nWritten. What it does to what is deployed, a plan shows.\nnext: multienv plan\n`,
  );
});

it.each([
  ['yes', 'deployed'],
  ['no', 'not deployed'],
  ['unknown', 'its state could not be read'],
] as const)('an environment without a difference says so (deployed: %s)', (deployed, life) => {
  expect(printed([{ ...moving, deployed }])).toContain(
    `<bold>prod-003</>: edition 2026-11 -> 2026-12 (${life})\n  No default differs.\n\n`,
  );
});

it('a long value is cut in the middle', () => {
  const [exact, long] = [40, 41].map((length) => side('x'.repeat(length)));
  expect(printed([{ ...moving, settings: [setting('a', 'changes', { a: long, b: exact })] }])).toContain(
    `  a        ${'x'.repeat(20)}…${'x'.repeat(19)}  ${'x'.repeat(40)}\n`,
  );
});
