// Hits deploys and destroys at many moments, cuts the chain of the passwords at each step, disturbs AWS, network and disk, and writes what
// came of it into docs/reliability.json and docs/reliability.md:
//   npx tsx scripts/crash-campaign.ts [--only cuts|chain|disturbances|two-at-once]… [--moments 20] [--parallel 6] [--resume]
// Takes about an hour on two cores. Needs Linux, Terraform and Python, and root for the full disk.
// Parts that are not run keep their figures; with --resume the parts `cuts` and `chain` run only what has no result without a fault yet.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stderr } from 'node:process';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { momentsOf } from '../test/campaign/blow.js';
import { type ChainLife, chainLives } from '../test/campaign/chain-cell.js';
import { type ChainResult, liveChain } from '../test/campaign/chain-life.js';
import { disturbances } from '../test/campaign/disturbances.js';
import { type DisturbanceResult, disturb } from '../test/campaign/disturbed-life.js';
import { type Life, live } from '../test/campaign/life.js';
import { measureReference, type Reference } from '../test/campaign/reference.js';
import type { TrialResult } from '../test/campaign/trial.js';
import { type TwoAtOnceResult, twoInOneFolder, twoInTwoFolders } from '../test/campaign/two-at-once.js';
import { repository } from '../test/cli/run-cli.js';
import { type ReliabilityFigures, reliabilityFigures } from './reference/reliability-figures.js';
import { reliabilityPage } from './reference/reliability-page.js';

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    moments: { type: 'string', default: '20' },
    parallel: { type: 'string', default: '6' },
    resume: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const count = Number(values.moments);
const figuresFile = join(repository, 'docs', 'reliability.json');

const killKinds = ['kill -9 multienv', 'kill -9 terraform', 'kill -9 both'] as const;

type Work = () => Promise<unknown>;

/** Measured only where a part needs it. */
const references: Partial<Record<Life['source'], Promise<Reference>>> = {};
const referenceOf = (source: Life['source']) => {
  references[source] ??= measureReference(source);
  return references[source];
};

const trials: TrialResult[] = [];
const chain: ChainResult[] = [];
const disturbed: DisturbanceResult[] = [];
const atOnce: TwoAtOnceResult[] = [];

const parts: Readonly<Record<string, () => readonly Work[]>> = {
  // Both kinds of each moment beside each other: a campaign that is cut has something of each.
  cuts: () =>
    Array.from({ length: count }, (_, index) =>
      (['SIGINT', 'kill'] as const).map((kind) => async () => {
        const source = index % 2 === 0 ? ('secretsManager' as const) : ('generated' as const);
        const reference = await referenceOf(source);
        const at = (changes: number) =>
          momentsOf(changes, count)[index] ?? { change: 1, side: 'after' as const };
        const life: Life = {
          source,
          blow: kind === 'kill' ? (killKinds[index % 3] ?? 'kill -9 both') : kind,
          deploy: at(reference.changes.deploy),
          destroy: at(reference.changes.destroy),
        };
        const known = values.resume ? cleanTrials(life) : [];
        const results = known.length === 2 ? known : await live(life, reference.resources);
        trials.push(...results);
        return { life, results };
      }),
    ).flat(),
  chain: () =>
    chainLives().flatMap((life) => {
      const known = values.resume ? cleanResults(life) : [];
      if (known.length === life.cells.length) {
        chain.push(...known);
        return [];
      }
      return async () => {
        const results = await liveChain(life);
        chain.push(...results);
        return results;
      };
    }),
  disturbances: () =>
    disturbances.map((one) => async () => {
      const result = await disturb(one, (await referenceOf('secretsManager')).resources);
      if (result !== undefined) disturbed.push(result);
      return result ?? `${one.name}: not possible here`;
    }),
  'two-at-once': () =>
    [twoInOneFolder, twoInTwoFolders].map((one) => async () => {
      const results = await one((await referenceOf('secretsManager')).resources);
      atOnce.push(...results);
      return results;
    }),
};

/** What is known of the trials of a life that came out without a fault. */
function cleanTrials(life: Life): readonly TrialResult[] {
  return earlier.trials.filter(
    ({ cut, source, blow, moment, faults }) =>
      source === life.source &&
      blow === life.blow &&
      isDeepStrictEqual(moment, life[cut]) &&
      faults.length === 0,
  );
}

/** What is known of the cuts of a chain that came out without a fault. */
function cleanResults({ source, cells }: ChainLife): readonly ChainResult[] {
  return cells.flatMap(({ step, side, cut, phase }) =>
    earlier.chain.filter(
      (one) =>
        one.source === source &&
        one.step === step &&
        one.side === side &&
        one.cut === cut &&
        one.phase === phase &&
        one.faults.length === 0,
    ),
  );
}

async function inParallel(work: readonly Work[]): Promise<void> {
  const waiting = [...work];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      stderr.write(`${JSON.stringify(await next())}\n`);
      // A campaign takes long, and may be cut itself.
      writeFigures();
    }
  };
  await Promise.all(Array.from({ length: Number(values.parallel) }, worker));
}

const chosen = values.only.length === 0 ? Object.keys(parts) : values.only;
const earlier = reliabilityFigures();

function writeFigures(): void {
  const figures: ReliabilityFigures = {
    ...earlier,
    ...(chosen.includes('cuts') && { moments: count, trials }),
    ...(chosen.includes('disturbances') && { disturbed }),
    ...(chosen.includes('two-at-once') && { atOnce }),
    ...(chosen.includes('chain') && { chain }),
  };
  writeFileSync(figuresFile, `${JSON.stringify(figures, undefined, 2)}\n`);
  writeFileSync(join(repository, 'docs', 'reliability.md'), reliabilityPage(figures));
}

await inParallel(
  chosen.flatMap((name) => {
    const part = parts[name];
    if (part === undefined)
      throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}.`);
    return part();
  }),
);
