import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeOfAlb } from '../../../test/fixtures/change-of-alb.js';
import { sparingNeverCompleted } from './never-completed.js';
import { emptyPlan } from './plan-contents.js';

const address = 'aws_db_instance.postgres';
let journalFolder = '';
beforeEach(() => {
  journalFolder = mkdtempSync(join(tmpdir(), 'multienv-journal-'));
});
afterEach(() => rmSync(journalFolder, { recursive: true }));

function journal(at: string, ...types: readonly ('started' | 'completed' | 'errored')[]): void {
  const run = { type: 'run', version: 1, at, command: 'deploy', pid: 1, host: 'h', who: 'w' };
  const steps = types.map((type) => ({
    type,
    at,
    address,
    resourceType: 'aws_db_instance',
    action: 'create',
  }));
  mkdirSync(journalFolder, { recursive: true });
  writeFileSync(
    join(journalFolder, `${at}.jsonl`),
    [run, ...steps].map((one) => `${JSON.stringify(one)}\n`).join(''),
  );
}
const lost = (reason = 'replace_because_tainted') => {
  const change = changeOfAlb({
    address,
    resourceType: 'aws_db_instance',
    kind: 'replace',
    losesData: true,
    reason,
  });
  return sparingNeverCompleted({ ...emptyPlan, changes: [change] }, { journalFolder }).changes[0]?.losesData;
};

it.each([
  [['started'], false],
  [['started', 'errored'], false],
  [['started', 'completed'], true],
  [[], true],
] as const)('a tainted database of which the journal knows %j: its data is lost: %s', (types, isLost) => {
  journal('2026-11-28T10:00:00.000Z', ...types);
  expect(lost()).toBe(isLost);
});

it('the last run that made it counts, and no other reason than a taint', () => {
  journal('2026-11-28T10:00:00.000Z', 'started', 'errored');
  expect(lost('replace_because_cannot_update')).toBe(true);
  journal('2026-11-28T11:00:00.000Z', 'started', 'completed');
  expect(lost()).toBe(true);
});

it('what was kept after all is in use since a run that went well', () => {
  journal('2026-11-28T10:00:00.000Z', 'started');
  const at = '2026-11-28T11:00:00.000Z';
  const entries = [
    { type: 'run', version: 1, at, command: 'deploy', pid: 1, host: 'h', who: 'w' },
    { type: 'applying', at, steps: 1 },
    { type: 'ended', at, outcome: 'ok' },
  ];
  writeFileSync(
    join(journalFolder, `${at}.jsonl`),
    entries.map((one) => `${JSON.stringify(one)}\n`).join(''),
  );
  expect(lost()).toBe(true);
});
