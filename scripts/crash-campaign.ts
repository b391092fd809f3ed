// Hits deploys and destroys at many moments, disturbs AWS, network and disk, and writes what came of it into docs/reliability.md:
//   npx tsx scripts/crash-campaign.ts [--moments 20] [--parallel 6]
// Takes about an hour on two cores. Needs Linux, Terraform and Python, and root for the full disk.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stderr } from 'node:process';
import { parseArgs } from 'node:util';
import { momentsOf } from '../test/campaign/blow.js';
import { disturbances } from '../test/campaign/disturbances.js';
import { type DisturbanceResult, disturb } from '../test/campaign/disturbed-life.js';
import { type Life, live } from '../test/campaign/life.js';
import { measureReference, type Reference } from '../test/campaign/reference.js';
import type { TrialResult } from '../test/campaign/trial.js';
import { type TwoAtOnceResult, twoInOneFolder, twoInTwoFolders } from '../test/campaign/two-at-once.js';
import { repository } from '../test/cli/run-cli.js';
import { reliabilityPage } from './reference/reliability-page.js';

const { values } = parseArgs({
  args: argv.slice(2),
  options: { moments: { type: 'string', default: '20' }, parallel: { type: 'string', default: '6' } },
});
const count = Number(values.moments);

const killKinds = ['kill -9 multienv', 'kill -9 terraform', 'kill -9 both'] as const;

function livesOf(references: Readonly<Record<Life['source'], Reference>>): readonly Life[] {
  return (['SIGINT', 'kill'] as const).flatMap((kind) =>
    Array.from({ length: count }, (_, index) => {
      const source = index % 2 === 0 ? ('secretsManager' as const) : ('generated' as const);
      const { changes } = references[source];
      const deploy = momentsOf(changes.deploy, count)[index] ?? { change: 1, side: 'after' as const };
      const destroy = momentsOf(changes.destroy, count)[index] ?? { change: 1, side: 'after' as const };
      return {
        source,
        blow: kind === 'kill' ? (killKinds[index % 3] ?? 'kill -9 both') : kind,
        deploy,
        destroy,
      };
    }),
  );
}

async function inParallel<Result>(work: readonly (() => Promise<Result>)[]): Promise<Result[]> {
  const waiting = [...work.entries()];
  const results: Result[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = await next[1]();
      results[next[0]] = result;
      stderr.write(`${JSON.stringify(result)}\n`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.parallel) }, worker));
  return results;
}

const [secretsManager, generated] = await Promise.all([
  measureReference('secretsManager'),
  measureReference('generated'),
]);
const trials: TrialResult[] = [];
const disturbed: DisturbanceResult[] = [];
const atOnce: TwoAtOnceResult[] = [];
await inParallel<unknown>([
  ...livesOf({ secretsManager, generated }).map((life) => async () => {
    const results = await live(life, (life.source === 'generated' ? generated : secretsManager).resources);
    trials.push(...results);
    return { life, results };
  }),
  ...disturbances.map((one) => async () => {
    const result = await disturb(one, secretsManager.resources);
    if (result !== undefined) disturbed.push(result);
    return result ?? `${one.name}: not possible here`;
  }),
  ...[twoInOneFolder, twoInTwoFolders].map((one) => async () => {
    const results = await one(secretsManager.resources);
    atOnce.push(...results);
    return results;
  }),
]);
const page = reliabilityPage({ trials, disturbed, atOnce, moments: count });
writeFileSync(join(repository, 'docs', 'reliability.md'), page);
