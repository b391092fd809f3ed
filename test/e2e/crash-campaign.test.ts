import { describe, expect, it } from 'vitest';
import type { ChainCell } from '../campaign/chain-cell.js';
import { liveChain } from '../campaign/chain-life.js';
import { disturbances } from '../campaign/disturbances.js';
import { disturb } from '../campaign/disturbed-life.js';
import { type Life, live } from '../campaign/life.js';
import { requires } from '../requires.js';
import { deployedResources } from './deployed-resources.js';

const tools = [requires('terraform'), requires('python')].every(Boolean) && process.platform === 'linux';

/** A few of the moments of `scripts/crash-campaign.ts`, whose figures are in docs/reliability.md. */
const lives: readonly Life[] = [
  {
    source: 'generated',
    blow: 'kill -9 both',
    deploy: { change: 20, side: 'before' },
    destroy: { change: 16, side: 'before' },
  },
  {
    source: 'secretsManager',
    blow: 'kill -9 terraform',
    deploy: { change: 31, side: 'after' },
    destroy: { change: 24, side: 'after' },
  },
];

/** Two of the cuts of the chain between a generated password and its database. */
const chainCells: readonly ChainCell[] = [
  { phase: 'creation', step: 'PutSecretValue', side: 'after', cut: 'kill -9' },
  { phase: 'rotation', step: 'ModifyDBInstance', side: 'after', cut: 'kill -9' },
];

describe.runIf(tools)('an environment whose runs are cut', { timeout: 1_200_000 }, () => {
  it.concurrent.each(lives)('is recovered without a loss after $blow', async (life) => {
    const results = await live(life, deployedResources);
    const { blow } = life;
    expect(results.map(({ cut, faults }) => ({ cut, blow, faults }))).toEqual([
      { cut: 'deploy', blow, faults: [] },
      { cut: 'destroy', blow, faults: [] },
    ]);
  });

  it.concurrent('loses nothing of a local state where the disk is kept full', async (test) => {
    const disturbance = disturbances.find(({ name }) => name.includes('freed taken again'));
    if (disturbance === undefined) return expect.unreachable('the disturbance has another name');
    const result = await disturb(disturbance, deployedResources);
    if (result === undefined) return test.skip('no right to mount a disk');
    expect(result).toMatchObject({ exitCode: 3, faults: [] });
  });

  it.concurrent('has the password of its secret wherever the way from there was cut', async () => {
    const results = await liveChain({ source: 'generated', cells: chainCells });
    expect(results.map(({ step, way, faults }) => ({ step, way, faults }))).toEqual(
      chainCells.map(({ step }) => ({ step, way: ['recover', 'deploy'], faults: [] })),
    );
  });
});
