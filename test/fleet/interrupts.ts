import { FleetProject } from './fleet-project.js';
import { type InterruptedRun, type InterruptMoment, interruptRun } from './interrupted-run.js';
import { toldOutcomes } from './told-outcomes.js';

/** How six environments came through one Ctrl-C. */
export interface InterruptResult
  extends InterruptMoment,
    Pick<InterruptedRun, 'hit' | 'stepsBefore' | 'stepsAfter' | 'lastStepMs' | 'changesAfter' | 'endedMs'> {
  /** How many applies ran when it came. */
  readonly applying: number;
  /** Environments that the run told to recover. */
  readonly recovered: readonly string[];
  /** What went wrong; none is what the campaign is to show. */
  readonly faults: readonly string[];
}

/** From here on a step is a new one: what begins with the first of an apply begins within milliseconds, on a busy machine within a second. */
const newStepMs = 1_000;

const suffixes = Array.from({ length: 6 }, (_, index) => `dev-00${index + 1}`);

/** Makes the project in which environments live such lives, one after the other. */
export function openForInterrupts(): Promise<FleetProject> {
  return FleetProject.open(Object.fromEntries(suffixes.map((suffix) => [suffix, 'environment: dev'])));
}

/**
 * A life of six environments: a deploy that is interrupted at each of these moments in turn and then comes to its end, and a destroy
 * likewise.
 */
export async function liveInterrupted(
  project: FleetProject,
  moments: readonly Omit<InterruptMoment, 'run'>[],
): Promise<readonly InterruptResult[]> {
  const results: InterruptResult[] = [];
  for (const run of ['deploy', 'destroy'] as const) {
    const cuts: InterruptResult[] = [];
    for (const moment of moments) cuts.push(await interrupt(project, { run, ...moment }));
    // Whatever does not come to its end then is a fault of the last one at the latest.
    const end = await toTheEnd(project, run);
    results.push(...cuts.map((one, index) => (index < cuts.length - 1 ? one : withFaults(one, end))));
  }
  return results;
}

function withFaults(one: InterruptResult, faults: readonly string[]): InterruptResult {
  return { ...one, faults: [...one.faults, ...faults] };
}

/** Interrupts one run and puts right what it told to; then AWS holds what the states know. */
async function interrupt(project: FleetProject, moment: InterruptMoment): Promise<InterruptResult> {
  const { cli, applying, launchedAfter, strayChanges, ...seen } = await interruptRun(project, moment);
  const faults = [
    ...launchedAfter.map((suffix) => `Terraform was let loose on ${suffix} after the signal`),
    ...strayChanges,
    ...(seen.lastStepMs > newStepMs ? [`a step began ${seen.lastStepMs} ms late`] : []),
    ...(await project.states.locked()).map((suffix) => `a lock was left on ${suffix}`),
    ...(seen.hit ? untold(project, cli) : []),
  ];
  const recovered = [
    ...new Set([...cli.stderr.matchAll(/recover --env (\S+)/g)].map(([, suffix = '']) => suffix)),
  ];
  if (recovered.length > 0) {
    const named = recovered.flatMap((suffix) => ['--env', suffix]);
    const run = await project.sandbox.multienv('recover', ...named, '--sandbox', '--yes');
    if (run.exitCode !== 0) faults.push(`recover ended with ${run.exitCode}: ${run.stderr.slice(-500)}`);
  }
  faults.push(...(await project.losses()));
  return { ...moment, ...seen, applying: applying.length, recovered, faults };
}

/** What the run had to say of each environment, and did not. */
function untold(project: FleetProject, cli: InterruptedRun['cli']): readonly string[] {
  const told = toldOutcomes(cli);
  return [
    ...(cli.exitCode === 130 ? [] : [`it ended with ${cli.exitCode}: ${cli.stderr.slice(-500)}`]),
    ...project.suffixes.flatMap((suffix) => {
      const one = told.find((other) => other.suffix === suffix);
      const isTold = one?.outcome === 'ok' || (one?.outcome === 'interrupted' && one.because !== undefined);
      return isTold ? [] : [`told of ${suffix}: ${JSON.stringify(one)}`];
    }),
    ...project.suffixes.flatMap((suffix) =>
      cli.stderr.includes(suffix) ? [] : [`the text does not tell of ${suffix}`],
    ),
  ];
}

async function toTheEnd(project: FleetProject, run: InterruptMoment['run']): Promise<readonly string[]> {
  const { exitCode, stderr } = await project[run]();
  return [
    ...(exitCode === 0 ? [] : [`the ${run} after it ended with ${exitCode}: ${stderr.slice(-1000)}`]),
    ...(run === 'deploy' ? await project.unfinished(suffixes) : await project.leftOvers()),
    ...(await project.leaks()),
    ...(await project.states.locked()).map((suffix) => `a lock was left on ${suffix}`),
  ];
}
