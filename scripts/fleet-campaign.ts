// Deploys and destroys several environments at once while some of them fail or Ctrl-C comes, and writes what came of it into
// docs/reliability.json and docs/reliability.md:
//   npx tsx scripts/fleet-campaign.ts [--only twelve|tiers|early|late]… [--seconds 0.5]…
// `early` and `late` are Ctrl-C at so many seconds after the start of the command and of its first apply. Takes about an hour on two cores.
// Needs Linux, Terraform and Python. What is not run keeps its figures.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stderr } from 'node:process';
import { parseArgs } from 'node:util';
import buildFirst from '../test/build-first.js';
import { repository } from '../test/cli/run-cli.js';
import { type InterruptResult, liveInterrupted, openForInterrupts } from '../test/fleet/interrupts.js';
import { liveThreeTiers } from '../test/fleet/three-tiers.js';
import { liveTwelve } from '../test/fleet/twelve.js';
import { type FleetFigures, reliabilityFigures } from './reference/reliability-figures.js';
import { reliabilityPage } from './reference/reliability-page.js';

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    only: { type: 'string', multiple: true, default: [] },
    seconds: { type: 'string', multiple: true, default: ['0.5', '1', '3', '12'] },
  },
});
const interruptSeconds = values.seconds.map(Number);

const parts: Readonly<Record<string, () => Promise<void>>> = {
  twelve: async () => keep({ twelve: await liveTwelve() }),
  tiers: async () => keep({ tiers: await liveThreeTiers() }),
  // Before anything is applied a run can be interrupted again and again.
  early: () => interruptLives([interruptSeconds.map((seconds) => ({ since: 'start' as const, seconds }))]),
  late: () => interruptLives(interruptSeconds.map((seconds) => [{ since: 'apply' as const, seconds }])),
};

/** Lives with Ctrl-C, one after the other: what counts is measured in milliseconds. */
async function interruptLives(lives: readonly Parameters<typeof liveInterrupted>[1][]): Promise<void> {
  const project = await openForInterrupts();
  try {
    for (const moments of lives) {
      const results = await liveInterrupted(project, moments);
      const { interrupts = [] } = reliabilityFigures().fleet;
      const isAgain = (one: InterruptResult) => results.some((other) => nameOf(other) === nameOf(one));
      keep({ interrupts: [...interrupts.filter((one) => !isAgain(one)), ...results] });
    }
  } finally {
    await project.sandbox.close();
  }
}

function nameOf({ run, since, seconds }: InterruptResult): string {
  return `${run} ${since} ${seconds}`;
}

/** Writes the figures of a part, and the page. A campaign takes long, and may be cut itself. */
function keep(part: Partial<FleetFigures>): void {
  stderr.write(`${JSON.stringify(part, undefined, 1)}\n`);
  const earlier = reliabilityFigures();
  const figures = { ...earlier, fleet: { ...earlier.fleet, ...part } };
  writeFileSync(join(repository, 'docs', 'reliability.json'), `${JSON.stringify(figures, undefined, 2)}\n`);
  writeFileSync(join(repository, 'docs', 'reliability.md'), reliabilityPage(figures));
}

buildFirst();
for (const name of values.only.length === 0 ? Object.keys(parts) : values.only) {
  const part = parts[name];
  if (part === undefined)
    throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}.`);
  await part();
}
