import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { endingAtOnce } from '../processes/interrupt.js';
import { graceSecondsOf, listenForSignals } from './interruption.js';

function listen(graceSeconds?: number) {
  const signals = new EventEmitter();
  const ends: number[] = [];
  const interruption = listenForSignals(signals, { graceSeconds, end: (code) => ends.push(code) });
  return { signals, ends, interruption };
}

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])('is gentle at the first %s and ends with %i', (signal, code) => {
  const { signals, interruption } = listen();
  expect(interruption.exitCode()).toBeUndefined();
  signals.emit(signal, signal);
  expect(interruption.gentle.aborted).toBe(true);
  expect(interruption.kill.aborted).toBe(false);
  expect(interruption.exitCode()).toBe(code);
});

it('takes two signals at once, from the terminal and from npm, as one', () => {
  const { signals, interruption } = listen();
  signals.emit('SIGINT', 'SIGINT');
  signals.emit('SIGINT', 'SIGINT');
  expect(interruption.kill.aborted).toBe(false);
});

it('kills at a second signal that comes later, and ends', async () => {
  const { signals, interruption, ends } = listen();
  signals.emit('SIGINT', 'SIGINT');
  await sleep(350);
  signals.emit('SIGINT', 'SIGINT');
  expect(interruption.kill.aborted).toBe(true);
  await sleep(500);
  expect(ends).toEqual([130]);
});

it('kills by itself after the grace seconds', async () => {
  const { signals, interruption, ends } = listen(0.05);
  signals.emit('SIGTERM', 'SIGTERM');
  await sleep(600);
  expect(interruption.kill.aborted).toBe(true);
  expect(ends).toEqual([143]);
});

it('reads the grace seconds from the environment, where they are a number', () => {
  expect(graceSecondsOf({ MULTIENV_GRACE_SECONDS: '2.5' })).toBe(2.5);
  expect(graceSecondsOf({ MULTIENV_GRACE_SECONDS: 'soon' })).toBeUndefined();
  expect(graceSecondsOf({})).toBeUndefined();
});

it('hears nothing while work goes on that leaves nothing to put right, and again after it', () => {
  const { signals, interruption } = listen();
  const counted = endingAtOnce(interruption, () => signals.listenerCount('SIGTERM'));
  expect(counted).toBe(0);
  expect(() =>
    endingAtOnce(interruption, () => {
      throw new Error('broken');
    }),
  ).toThrow('broken');
  signals.emit('SIGTERM', 'SIGTERM');
  expect(interruption.exitCode()).toBe(143);
});
