import { describe, expect, it } from 'vitest';
import type { EnvironmentOutcome } from '../operations/run/outcome.js';
import { renderOutcomes } from './terminal/outcomes.js';

const well = (suffix: string): EnvironmentOutcome<null> => ({ suffix, outcome: 'ok', result: null });
const failed = (suffix: string): EnvironmentOutcome<null> => ({
  suffix,
  outcome: 'failed',
  error: new Error('x'),
});
const declined = (suffix: string): EnvironmentOutcome<null> => ({ suffix, outcome: 'declined' });
const skipped = (suffix: string, reason = 'dev-1 failed'): EnvironmentOutcome<null> => ({
  suffix,
  outcome: 'skipped',
  reason,
});
const cut = (suffix: string, message = `${suffix}: interrupted.`): EnvironmentOutcome<null> => ({
  suffix,
  outcome: 'interrupted',
  message,
  signal: 'SIGINT',
  killed: false,
});
const told = (...outcomes: readonly EnvironmentOutcome<null>[]) =>
  renderOutcomes(outcomes, { done: 'deployed' });

describe('what became of environments', () => {
  it('is nothing to say where all went well, or where there is none', () => {
    expect(told()).toBe('');
    expect(told(well('a'))).toBe('');
    expect(told(well('a'), well('b'))).toBe('');
  });

  it('of one alone is its line, without a count', () => {
    expect(told(skipped('a'))).toBe('a: skipped: dev-1 failed.\n');
    expect(told(cut('a'))).toBe('a: interrupted.\n');
    expect(told(declined('a'))).toBe('a: declined; nothing was changed.\n');
    expect(told(failed('a'))).toBe('');
  });

  it('of several is a line for each, and then how many and which', () => {
    expect(told(well('a'), declined('b'), failed('c'), skipped('d'), cut('e'), failed('f'))).toBe(
      [
        'b: declined; nothing was changed.',
        'd: skipped: dev-1 failed.',
        'e: interrupted.',
        '1 of 6 deployed; 2 failed (c, f), 1 interrupted (e), 1 skipped (d), 1 declined (b).',
        '',
      ].join('\n'),
    );
  });

  it('is counted where a single one of two went wrong', () => {
    expect(told(well('a'), failed('b'))).toBe('1 of 2 deployed; 1 failed (b).\n');
  });

  it('says a message that several share once', () => {
    expect(told(cut('a', 'Interrupted.'), cut('b', 'Interrupted.'))).toBe(
      'Interrupted.\n0 of 2 deployed; 2 interrupted (a, b).\n',
    );
  });

  it('says what a no means, in the words of the command', () => {
    const words = { done: 'recovered', declined: 'what was done stays' };
    expect(renderOutcomes([declined('a')], words)).toBe('a: declined; what was done stays.\n');
  });

  it('escapes control characters', () => {
    expect(told(skipped('a', 'x\u001b[31m'))).not.toContain('\u001b');
  });
});
