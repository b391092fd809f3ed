import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createContext } from '../../src/cli/context.js';
import { plainInvocation } from '../../src/errors/invocation.js';
import { neverInterrupted } from '../../src/processes/interrupt.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A command on a terminal, whose progress has one line that is drawn. */
function running() {
  const written: string[] = [];
  const stream = (name: string) =>
    Object.assign(new PassThrough(), {
      isTTY: true,
      columns: 80,
      write: (text: string) => Boolean(written.push(`${name}: ${text}`)),
    });
  const context = createContext({
    cwd: '/',
    env: {},
    streams: { stdin: new PassThrough(), stdout: stream('out'), stderr: stream('err') },
    interrupt: { ...neverInterrupted(), exitCode: () => undefined, raise: () => {} },
    invocation: plainInvocation,
  });
  context.progress.emit({ type: 'stage-started', stage: 'plan', environment: 'dev-001' });
  written.length = 0;
  return { context, written };
}

const erased = 'err: \u001b[1A\u001b[0J';

it.each(['print', 'say', 'printJson'] as const)(
  '%s takes live lines away first, and they come back',
  (name) => {
    const { context, written } = running();
    if (name === 'printJson') context.printJson({ told: true });
    else context[name]('told\n');
    expect(written).toEqual([
      erased,
      expect.stringMatching(name === 'say' ? /^err: .*told/ : /^out: [\s\S]*told/),
    ]);
    vi.advanceTimersByTime(120);
    expect(written.at(-1)).toMatch(/^err: . dev-001 plan .*\n$/);
    context.progress.stop();
  },
);

it('nothing is drawn any more once the command ends', () => {
  const { context, written } = running();
  context.progress.stop();
  expect(written).toEqual([erased]);
  context.say('told\n');
  vi.advanceTimersByTime(1000);
  expect(written).toEqual([erased, 'err: told\n']);
});
