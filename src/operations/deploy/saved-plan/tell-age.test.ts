import { expect, it } from 'vitest';
import { tellAge } from './tell-age.js';

const told = (seconds: number) => {
  const events: unknown[] = [];
  const madeAt = '2026-11-28T10:00:00.000Z';
  const now = () => new Date(Date.parse(madeAt) + seconds * 1_000);
  tellAge({ emit: (event) => events.push(event), now }, 'dev-001', { madeAt });
  return events;
};

it('is told with the environment, and what the plan does not know', () => {
  expect(told(90)).toEqual([
    {
      type: 'notice',
      environment: 'dev-001',
      message:
        'The plan was made at 2026-11-28T10:00:00.000Z, 1 minute ago. Nothing was read from AWS again: what was changed there since then it does not know.',
    },
  ]);
});

it.each([
  [-1, 'which is in the future'],
  [0, '0 minutes ago'],
  [59, '0 minutes ago'],
  [60, '1 minute ago'],
  [3_599, '59 minutes ago'],
  [3_600, '1 hour ago'],
  [86_399, '23 hours ago'],
  [86_400, '1 day ago'],
  [200_000, '2 days ago'],
])('%i seconds are told as `%s`', (seconds, words) => {
  expect(told(seconds)).toMatchObject([{ message: expect.stringContaining(`, ${words}. `) }]);
});
