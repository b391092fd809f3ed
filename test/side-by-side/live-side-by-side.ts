import { inventory } from '../e2e/emulator-inventory.js';
import { TemporarySandbox } from '../e2e/temporary-sandbox.js';
import { edits, rounds } from './edits.js';
import { edited, everythingOn, fileOf } from './everything-on.js';

/** One step of the life of the two environments. */
interface Step {
  readonly name: string;
  /** What changed in development and in production: made, changed, made anew and deleted. Empty where nothing is planned. */
  readonly changed: readonly string[];
  readonly faults: readonly string[];
}

/** The life of development and production with everything on, side by side. */
export interface SideBySideResult {
  readonly edits: number;
  readonly steps: readonly Step[];
  /** What is left of both after the destroy. */
  readonly left: readonly string[];
  /** What was not as usual about the run. */
  readonly note?: string;
}

interface Summary {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;
}

const suffixes = ['dev-001', 'prod-003'] as const;
const chosen = suffixes.flatMap((suffix) => ['--env', suffix]);
/** It belongs to the account, and outlives the environments. */
const logBucket = /^bucket multienv-logs-/;

/**
 * Deploys both, edits, and destroys both; after each deploy a plan has to say that nothing changes.
 * @param onStep hears of each step when it is done: all of them take half an hour
 */
export async function liveSideBySide(onStep: (step: Step) => void): Promise<SideBySideResult> {
  const sandbox = new TemporarySandbox(fileOf(everythingOn));
  const steps: Step[] = [];
  const keep = (step: Step) => {
    steps.push(step);
    onStep(step);
  };
  try {
    await sandbox.succeed('sandbox', 'up');
    await sandbox.succeed('secret', 'init', '--env', 'prod-003', '--sandbox');
    const before = await inventory(sandbox.endpoint);
    keep(await deployStep(sandbox, 'deploy'));
    let pair = everythingOn;
    for (const some of rounds) {
      pair = edited(pair, Object.fromEntries(some.map(({ setting, to }) => [setting, to])));
      sandbox.write(fileOf(pair));
      keep(await deployStep(sandbox, some.map(({ setting }) => `\`${setting}\``).join(', ')));
    }
    keep(await destroyStep(sandbox));
    const after = await inventory(sandbox.endpoint);
    const left = after.filter((name) => !before.includes(name) && !logBucket.test(name));
    return { edits: edits.length, steps, left };
  } finally {
    await sandbox.close();
  }
}

async function deployStep(sandbox: TemporarySandbox, name: string): Promise<Step> {
  const planned = await sandbox.multienv('plan', ...chosen, '--sandbox', '--json');
  const changed = suffixes.map((suffix) => `${suffix}: ${counts(summaries(planned.stdout).get(suffix))}`);
  const deployed = await sandbox.multienv('deploy', ...chosen, '--sandbox', '--yes', '--json');
  if (deployed.exitCode !== 0) return { name, changed, faults: [endOf('deploy', deployed)] };
  const settled = await sandbox.multienv('plan', ...chosen, '--sandbox', '--exit-code', '--json');
  const faults = settled.exitCode === 0 ? [] : [endOf('plan', settled), settled.stdout.slice(0, 2000)];
  return { name, changed, faults };
}

async function destroyStep(sandbox: TemporarySandbox): Promise<Step> {
  const confirmed = suffixes.flatMap((suffix) => ['--confirm', suffix]);
  const run = await sandbox.multienv('destroy', ...chosen, ...confirmed, '--sandbox', '--json');
  return { name: 'destroy', changed: [], faults: run.exitCode === 0 ? [] : [endOf('destroy', run)] };
}

function endOf(name: string, run: { readonly exitCode: number | null; readonly stderr: string }): string {
  return `${name} ended with ${run.exitCode}: ${run.stderr.slice(-2000)}`;
}

function summaries(stdout: string): ReadonlyMap<string, Summary> {
  const environments: readonly { suffix: string; summary?: Summary }[] =
    JSON.parse(stdout).environments ?? [];
  return new Map(
    environments.flatMap(({ suffix, summary }) =>
      summary === undefined ? [] : [[suffix, summary] as const],
    ),
  );
}

function counts(summary: Summary | undefined): string {
  if (summary === undefined) return 'not planned';
  const words = [
    [summary.create, 'created'],
    [summary.update, 'changed'],
    [summary.replace, 'made anew'],
    [summary.destroy, 'deleted'],
  ] as const;
  return (
    words
      .filter(([count]) => count > 0)
      .map(([count, word]) => `${count} ${word}`)
      .join(', ') || 'nothing'
  );
}
