import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteState, rollbackOf, seenState } from './seen-state.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'multienv-seen-'));
});
afterEach(() => rmSync(root, { recursive: true }));
const folder = () => ({ backendFile: join(root, 'dev-001', 'backend.json') });

it('remembers the state that was seen last, for the owner alone', () => {
  expect(seenState(folder())).toBeUndefined();
  noteState(folder(), { lineage: 'one', serial: 7 });
  expect(seenState(folder())).toEqual({ lineage: 'one', serial: 7 });
  expect(statSync(join(root, 'dev-001', 'seen.json')).mode & 0o777).toBe(0o600);
});

it('reads no note that is larger than any of ours', () => {
  noteState(folder(), { lineage: 'one', serial: 7 });
  appendFileSync(join(root, 'dev-001', 'seen.json'), ' '.repeat(2 * 1024 * 1024));
  expect(seenState(folder())).toBeUndefined();
});

it.each([
  [undefined, { lineage: 'one', serial: 7 }, undefined],
  [{ lineage: '', serial: 0 }, { lineage: 'one', serial: 7 }, undefined],
  [{ lineage: 'one', serial: 7 }, { lineage: 'one', serial: 7 }, undefined],
  [{ lineage: 'one', serial: 7 }, { lineage: 'one', serial: 8 }, undefined],
  [{ lineage: 'one', serial: 7 }, { lineage: 'one', serial: 6 }, 'serial 6 now, after serial 7'],
  [{ lineage: 'one', serial: 7 }, { lineage: 'two', serial: 9 }, 'lineage two instead of one'],
  [{ lineage: 'one', serial: 7 }, { lineage: '', serial: 0 }, 'It is gone'],
])('after %o, %o goes back: %s', (seen, now, words) => {
  const told = rollbackOf(seen, now);
  if (words === undefined) expect(told).toBeUndefined();
  else expect(told).toContain(words);
});
