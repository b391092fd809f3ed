import { expect, it, vi } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import type { EnvironmentOutcome } from './outcome.js';
import { inTierOrder } from './tier-order.js';

const well = (suffix: string): EnvironmentOutcome<string> => ({ suffix, outcome: 'ok', result: suffix });
const failed = (suffix: string): EnvironmentOutcome<string> => ({
  suffix,
  outcome: 'failed',
  error: new UserError([]),
});
const declined = (suffix: string): EnvironmentOutcome<string> => ({ suffix, outcome: 'declined' });
const tierOf = (suffix: string) => {
  if (suffix.startsWith('dev')) return 'development';
  return suffix.startsWith('prod') ? 'production' : 'staging';
};
const through = async (members: readonly EnvironmentOutcome<string>[]) => members;

it('goes from development to production and back, and keeps the order of the file in what it returns', async () => {
  const file = ['prod-1', 'dev-1', 'staging-1', 'dev-2'].map(well);
  for (const [order, expected] of [
    ['up', ['development dev-1,dev-2', 'staging staging-1', 'production prod-1']],
    ['down', ['production prod-1', 'staging staging-1', 'development dev-1,dev-2']],
  ] as const) {
    const seen: string[] = [];
    const outcomes = await inTierOrder(file, { order, tierOf }, async (members, tier) => {
      if (members.length > 0) seen.push(`${tier} ${members.map(({ suffix }) => suffix).join()}`);
      return members;
    });
    expect(seen).toEqual(expected);
    expect(outcomes).toEqual(file);
  }
});

it('skips the tiers after one in which an environment failed, and says why', async () => {
  const file = [well('dev-1'), failed('dev-2'), well('staging-1'), declined('staging-2'), well('prod-1')];
  const outcomes = await inTierOrder(file, { order: 'up', tierOf }, through);
  expect(outcomes).toEqual([
    file[0],
    file[1],
    { suffix: 'staging-1', outcome: 'skipped', reason: 'dev-2 failed, and staging comes after that' },
    file[3],
    { suffix: 'prod-1', outcome: 'skipped', reason: 'dev-2 failed, and production comes after that' },
  ]);
});

it('is stopped by what fails in a tier too, and names all that did', async () => {
  const file = ['staging-1', 'staging-2', 'prod-1'].map(well);
  const fail = async (members: readonly EnvironmentOutcome<string>[]) =>
    members.map(({ suffix }) => failed(suffix));
  const outcomes = await inTierOrder(file, { order: 'up', tierOf }, fail);
  expect(outcomes[2]).toMatchObject({
    outcome: 'skipped',
    reason: 'staging-1, staging-2 failed, and production comes after that',
  });
});

it('is stopped neither by a declined question nor by what was skipped', async () => {
  const file = [declined('dev-1'), well('staging-1'), well('prod-1')];
  expect(await inTierOrder(file, { order: 'up', tierOf }, through)).toEqual(file);
});

it('begins with no tier at all, with failFast, where an environment of any tier has failed before', async () => {
  const file = [well('dev-1'), declined('staging-1'), failed('prod-1'), failed('prod-2')];
  const work = vi.fn(through);
  const outcomes = await inTierOrder(file, { order: 'up', tierOf, failFast: true }, work);
  expect(work).not.toHaveBeenCalled();
  expect(outcomes).toEqual([
    { suffix: 'dev-1', outcome: 'skipped', reason: 'prod-1, prod-2 failed, and --fail-fast was given' },
    ...file.slice(1),
  ]);
});
