import { expect, it } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import type { EnvironmentOutcome } from '../../operations/run/outcome.js';
import { failuresAsJson } from './outcomes.js';

const well: EnvironmentOutcome<null> = { suffix: 'dev-001', outcome: 'ok', result: null };
const declined: EnvironmentOutcome<null> = { suffix: 'dev-002', outcome: 'declined' };
const failed: EnvironmentOutcome<null> = { suffix: 'dev-003', outcome: 'failed', error: new UserError([]) };
const interrupted: EnvironmentOutcome<null> = {
  suffix: 'dev-004',
  outcome: 'interrupted',
  message: 'Interrupted.',
  signal: 'SIGINT',
  killed: false,
};

it.each([
  [[well], { ok: true }],
  [[well, declined], { ok: true }],
  [[well, interrupted], { ok: false }],
  [[well, failed], { ok: false, problems: [] }],
  [[interrupted, failed], { ok: false, problems: [] }],
])('%# is ok only where nothing failed and nothing was cut short', (outcomes, expected) => {
  expect(failuresAsJson(outcomes)).toEqual(expected);
});
