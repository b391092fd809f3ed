import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRefusals } from '../../src/sandbox/refusals/read-refusals.js';
import { dev, settingsFiles } from '../fixtures/settings-files.js';
import { earliestChecks } from './rows.js';

const { problemsOf } = settingsFiles();
const rows = Object.entries(earliestChecks);

it('the table has every refusal of the emulator, and no other', () => {
  expect(rows.map(([name]) => name).sort()).toEqual(
    readRefusals()
      .map(({ name }) => name)
      .sort(),
  );
});

describe('what the file tells is told by validate', () => {
  it.each(rows.flatMap(([name, row]) => (row.by === 'validate' ? [[name, row] as const] : [])))(
    '%s',
    (_, row) => {
      const text = row.settings.startsWith('version') ? row.settings : dev(row.settings);
      expect(problemsOf(text).map(({ code }) => code)).toContain(row.code);
    },
  );
});

describe('what account or state tell has a test that provokes it', () => {
  it.each(rows.flatMap(([name, row]) => ('test' in row ? [[name, row.test] as const] : [])))(
    '%s',
    (_, [file, words]) => {
      expect(readFileSync(file, 'utf8')).toContain(words);
    },
  );
});
