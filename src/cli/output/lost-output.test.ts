import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { watchOutput } from './lost-output.js';

function watched({ isTTY = false } = {}) {
  const stdout = Object.assign(new PassThrough(), { isTTY });
  const stderr = new PassThrough();
  const ending: { exitCode?: number } = {};
  return { stdout, stderr, ending, endWith: watchOutput({ stdout, stderr }, ending) };
}

const failed = (code: string) => Object.assign(new Error(`write ${code}`), { code });
const outcomes = [0, 1, 2, 3, 70, 130, 143];

describe('output that breaks', () => {
  it.each(outcomes)('leaves the outcome %i as it is when the reader went away', (outcome) => {
    for (const code of ['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']) {
      const { stdout, stderr, ending, endWith } = watched();
      stdout.emit('error', failed(code));
      endWith(outcome);
      expect(ending.exitCode).toBe(outcome);
      stderr.emit('error', failed(code));
      expect(ending.exitCode).toBe(outcome);
    }
  });

  it.each(outcomes)(
    'makes of the outcome %i at least 2 when it was lost, before the end or after it',
    (outcome) => {
      for (const isLate of [false, true])
        for (const name of ['stdout', 'stderr'] as const) {
          const { ending, endWith, ...streams } = watched();
          if (isLate) endWith(outcome);
          streams[name].emit('error', failed('ENOSPC'));
          if (!isLate) endWith(outcome);
          expect(ending.exitCode).toBe(Math.max(2, outcome));
        }
    },
  );

  it('is told once', () => {
    const { stdout, stderr } = watched();
    stdout.emit('error', failed('ENOSPC'));
    stdout.emit('error', failed('ENOSPC'));
    expect(String(stderr.read())).toBe('error output-lost: The output could not be written: write ENOSPC.\n');
  });

  it('knows a terminal that was closed from a broken disk', () => {
    for (const isTTY of [true, false]) {
      const { stdout, ending, endWith } = watched({ isTTY });
      stdout.emit('error', failed('EIO'));
      endWith(0);
      expect(ending.exitCode).toBe(isTTY ? 0 : 2);
    }
  });
});
