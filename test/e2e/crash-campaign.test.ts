import { describe, expect, it } from 'vitest';
import { momentsOf } from '../campaign/blow.js';
import { type Life, live } from '../campaign/life.js';
import { measureReference } from '../campaign/reference.js';
import { requires } from '../requires.js';

const tools = [requires('terraform'), requires('python')].every(Boolean) && process.platform === 'linux';

/** A few of the moments of `scripts/crash-campaign.ts`, whose figures are in docs/reliability.md. */
const hits = [
  { source: 'generated', blow: 'kill -9 both', at: 9 },
  { source: 'secretsManager', blow: 'kill -9 terraform', at: 14 },
] as const;

describe.runIf(tools)('an environment whose runs are cut', { timeout: 1_200_000 }, () => {
  it('is recovered without a loss', async () => {
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
