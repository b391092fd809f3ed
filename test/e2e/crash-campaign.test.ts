import { describe, it } from 'vitest';
import { momentsOf } from '../campaign/blow.js';
import type { ChainCell } from '../campaign/chain-cell.js';
import { liveChain } from '../campaign/chain-life.js';
import { type Life, live } from '../campaign/life.js';
import { measureReference } from '../campaign/reference.js';
import { requires } from '../requires.js';

const tools = [requires('terraform'), requires('python')].every(Boolean) && process.platform === 'linux';

/** A few of the moments of `scripts/crash-campaign.ts`, whose figures are in docs/reliability.md. */
const hits = [
  { source: 'generated', blow: 'kill -9 both', at: 9 },
  { source: 'secretsManager', blow: 'kill -9 terraform', at: 14 },
] as const;

/** Two of the cuts of the chain between a generated password and its database. */
const chainCells: readonly ChainCell[] = [
  { phase: 'creation', step: 'PutSecretValue', side: 'after', cut: 'kill -9' },
  { phase: 'rotation', step: 'ModifyDBInstance', side: 'after', cut: 'kill -9' },
];

// Both at once: they wait more than they work.
describe.runIf(tools).concurrent('an environment whose runs are cut', { timeout: 1_200_000 }, () => {
  it('has the password of its secret wherever the way from there was cut', async ({ expect }) => {
    const results = await liveChain({ source: 'generated', cells: chainCells });
    expect(results.map(({ step, way, faults }) => ({ step, way, faults }))).toEqual(
      chainCells.map(({ step }) => ({ step, way: ['recover', 'deploy'], faults: [] })),
    );
  });

  it('is recovered without a loss', async ({ expect }) => {
    const reference = await measureReference('generated');
    const lives = hits.map(({ source, blow, at }): Life => {
      const [deploy, destroy] = [reference.changes.deploy, reference.changes.destroy].map(
        (changes) => momentsOf(changes, 20)[at],
      );
      if (deploy === undefined || destroy === undefined) throw new Error('There are 20 moments.');
      return { source, blow, deploy, destroy };
    });
    const results = await Promise.all(lives.map((life) => live(life, reference)));
    expect(results.flat().map(({ cut, blow, faults }) => ({ cut, blow, faults }))).toEqual(
      hits.flatMap(({ blow }) => [
        { cut: 'deploy', blow, faults: [] },
        { cut: 'destroy', blow, faults: [] },
      ]),
    );
  });
});
