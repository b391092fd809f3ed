import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../package-files.js';
import { tiers } from '../names/tiers.js';
import { tierCostSums, tierCosts, tierCostsAsOf } from './tier-costs.js';

const guide = readFileSync(packageFile('docs/guides/costs.md'), 'utf8');

/** Cells of each row of the guide’s table by tier. */
const rows = guide
  .slice(guide.indexOf('## By tier'), guide.indexOf('## By choice'))
  .split('\n')
  .filter((line) => line.startsWith('|') && !line.startsWith('| --'))
  .map((line) => line.split('|').slice(1, -1))
  .map((cells) => cells.map((cell) => cell.trim()));

describe('costs by tier', () => {
  it('are those of the guide, part by part', () => {
    const [, ...parts] = rows.slice(0, -1);
    const written = (amount: number | null) =>
      amount === null ? '—' : Number.isInteger(amount) ? `${amount}` : amount.toFixed(2);
    expect(parts).toEqual(
      tierCosts.map(({ part, monthly }) => [part, ...tiers.map((tier) => written(monthly[tier]))]),
    );
  });

  it('come to what the guide says, whose parts are rounded one by one', () => {
    const sums = (rows.at(-1) ?? []).slice(1).map((cell) => Number(cell.replace(/[^0-9]/g, '')));
    expect(sums).toEqual(tiers.map((tier) => tierCostSums[tier]));
    for (const tier of tiers) {
      const parts = tierCosts.reduce((sum, { monthly }) => sum + (monthly[tier] ?? 0), 0);
      expect(Math.abs(parts - tierCostSums[tier]), tier).toBeLessThanOrEqual(tierCostSums[tier] * 0.01);
    }
  });

  it('are of the day that the guide names', () => {
    expect(guide).toContain(tierCostsAsOf);
  });
});
