import { expect, it } from 'vitest';
import { Interrupted, interruption, neverInterrupted, throwIfInterrupted } from './interrupt.js';

function interrupted(reason?: unknown) {
  const gentle = new AbortController();
  gentle.abort(reason);
  return { gentle: gentle.signal, kill: new AbortController().signal };
}

it('has the exit code of its signal', () => {
  expect(new Interrupted('SIGINT')).toMatchObject({ exitCode: 130, message: 'Interrupted.', killed: false });
  expect(new Interrupted('SIGTERM')).toMatchObject({ exitCode: 143, name: 'Interrupted' });
});

it('carries the signal that came, its words, whether something was killed, and the cause', () => {
  const cause = new Error('below');
  const error = interruption(interrupted(new Interrupted('SIGTERM')), 'words', { killed: true, cause });
  expect(error).toMatchObject({ signal: 'SIGTERM', message: 'words', killed: true, cause });
  expect(interruption(interrupted())).toMatchObject({
    signal: 'SIGINT',
    message: 'Interrupted.',
    killed: false,
  });
});

it('is thrown once the person wants to stop, and not before', () => {
  expect(() => throwIfInterrupted(neverInterrupted())).not.toThrow();
  expect(() => throwIfInterrupted(interrupted(new Interrupted('SIGTERM')))).toThrow(
    expect.objectContaining({ signal: 'SIGTERM' }),
  );
});

it('never comes where there is nobody to interrupt', () => {
  const { gentle, kill } = neverInterrupted();
  expect([gentle.aborted, kill.aborted]).toEqual([false, false]);
});
