import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import type { ProgressEvent } from './events.js';
import { tellStage } from './tell-stage.js';

const cut = new Error('cut');
const told = async (work: () => Promise<unknown>) => {
  const events: ProgressEvent[] = [];
  const stage = {
    stage: 'plan',
    environment: 'dev-001',
    isInterrupted: (error: unknown) => error === cut,
  } as const;
  const result = await tellStage((event) => void events.push(event), stage, work).catch((error) => error);
  return { events, result };
};
const ended = (outcome: string) => [
  { type: 'stage-started', stage: 'plan', environment: 'dev-001' },
  { type: 'stage-ended', stage: 'plan', environment: 'dev-001', seconds: expect.any(Number), outcome },
];

it('tells that a stage begins and ends, hands on what came of it, and counts in seconds', async () => {
  const { events, result } = await told(async () => {
    await sleep(120);
    return 'done';
  });
  expect(events).toEqual(ended('ok'));
  expect(result).toBe('done');
  const [, end] = events;
  const seconds = end?.type === 'stage-ended' ? end.seconds : Number.NaN;
  expect(seconds).toBeGreaterThan(0.1);
  expect(seconds).toBeLessThan(30);
});

it('tells a failure from an interruption, and throws both on', async () => {
  const failure = new Error('failed');
  expect(await told(() => Promise.reject(failure))).toEqual({ events: ended('failed'), result: failure });
  expect(await told(() => Promise.reject(cut))).toEqual({ events: ended('interrupted'), result: cut });
});

it('counts in seconds to the millisecond', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  try {
    const { events } = await told(async () => void vi.setSystemTime(12_345));
    expect(events[1]).toMatchObject({ seconds: 12.345 });
  } finally {
    vi.useRealTimers();
  }
});
