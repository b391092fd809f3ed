import type { CliRun } from '../cli/run-cli.js';
import { FleetProject } from './fleet-project.js';
import { withMishaps } from './mishap.js';
import { type ToldOutcome, toldOutcomes } from './told-outcomes.js';

/** How one of twelve environments of a tier came through a deploy in which four had a mishap. */
interface OneOfTwelve extends ToldOutcome {
  /** What was in its way. */
  readonly mishap?: string;
}

/** How the twelve came through. */
export interface TwelveResult {
  readonly exitCode: number | null;
  readonly environments: readonly OneOfTwelve[];
  /** What went wrong beside the mishaps; none is what the campaign is to show. */
  readonly faults: readonly string[];
}

const suffixes = Array.from({ length: 12 }, (_, index) => `dev-${String(index + 1).padStart(3, '0')}`);

const withoutSecret = 'dev-002';
const locked = 'dev-005';
const refused = 'dev-008';
const killed = 'dev-011';

/** What each mishap is, and the code by which the deploy has to tell it. */
const mishaps: Readonly<Record<string, readonly [mishap: string, code: string]>> = {
  [withoutSecret]: ['its secret is missing', 'secret-missing'],
  [locked]: ['somebody else holds the lock of its state', 'state-locked'],
  [refused]: ['AWS refuses its load balancer', 'terraform-failed'],
  [killed]: ['its Terraform is killed while it applies', 'terraform-crashed'],
};

/** Deploys twelve environments, four of which cannot be deployed; mends those, deploys all, and destroys all. */
export async function liveTwelve(): Promise<TwelveResult> {
  const settings = Object.fromEntries(suffixes.map((suffix) => [suffix, 'environment: dev']));
  const project = await FleetProject.open(settings, [withoutSecret]);
  try {
    await project.states.lock(locked);
    const run = await project.deploy(
      withMishaps(
        [
          { suffix: refused, action: 'CreateLoadBalancer', kind: 'refused' },
          { suffix: killed, action: 'CreateLoadBalancer', kind: 'killed' },
        ],
        project.sandbox.folder,
      ),
    );
    const faults = [
      ...faultsOfDeploy(run),
      ...(await project.unfinished(suffixes.filter((suffix) => mishaps[suffix] === undefined))),
      ...(await lockFaults(project)),
      ...(await mendAndFinish(project)),
    ];
    const environments = toldOutcomes(run).map((one) => ({ ...one, mishap: mishaps[one.suffix]?.[0] }));
    return { exitCode: run.exitCode, environments, faults };
  } finally {
    await project.sandbox.close();
  }
}

function faultsOfDeploy(run: CliRun): readonly string[] {
  const told = toldOutcomes(run);
  const wrong = suffixes.filter((suffix) => {
    const one = told.find((other) => other.suffix === suffix);
    const code = mishaps[suffix]?.[1];
    return one?.outcome !== (code === undefined ? 'ok' : 'failed') || one.because !== code;
  });
  const unsaid = Object.keys(mishaps).filter((suffix) => !run.stderr.includes(suffix));
  return [
    ...(run.exitCode === 3 ? [] : [`the deploy ended with ${run.exitCode}`]),
    ...wrong.map(
      (suffix) => `told of ${suffix}: ${JSON.stringify(told.find((one) => one.suffix === suffix))}`,
    ),
    ...unsaid.map((suffix) => `the text does not tell of ${suffix}`),
  ];
}

/** The lock of the somebody else stays; the Terraform that was killed could not take its own away. */
async function lockFaults({ states }: FleetProject): Promise<readonly string[]> {
  const strange = (await states.locked()).filter((suffix) => suffix !== locked && suffix !== killed);
  return strange.map((suffix) => `a lock was left on ${suffix}`);
}

async function mendAndFinish(project: FleetProject): Promise<readonly string[]> {
  const { sandbox } = project;
  const faults: string[] = [];
  for (const args of [
    ['recover', '--env', killed, '--yes'],
    ['unlock', '--env', locked, '--yes'],
    ['secret', 'init', '--env', withoutSecret],
  ]) {
    const run = await sandbox.multienv(...args, '--sandbox');
    if (run.exitCode !== 0) faults.push(`${args[0]} ended with ${run.exitCode}: ${run.stderr.slice(-500)}`);
  }
  faults.push(...(await project.losses()));
  faults.push(
    ...notAll('deploy', await project.deploy()),
    ...(await project.unfinished(suffixes)),
    ...(await project.leaks()),
  );
  faults.push(...notAll('destroy', await project.destroy()), ...(await project.leftOvers()));
  return [...faults, ...(await project.states.locked()).map((suffix) => `a lock was left on ${suffix}`)];
}

function notAll(command: string, run: CliRun): readonly string[] {
  const ok = toldOutcomes(run).filter(({ outcome }) => outcome === 'ok').length;
  if (run.exitCode === 0 && ok === suffixes.length) return [];
  return [`${command} ended with ${run.exitCode}, ${ok} well: ${run.stderr.slice(-1000)}`];
}
