import { isChange } from '../campaign/blow.js';
import type { CliRun } from '../cli/run-cli.js';
import type { Interception } from '../e2e/aws-proxy.js';
import { FleetProject } from './fleet-project.js';
import { type Mishap, withMishaps } from './mishap.js';
import { type ToldOutcome, toldOutcomes } from './told-outcomes.js';

/** How a run over three tiers came out. */
export interface TierResult {
  readonly name: string;
  readonly exitCode: number | null;
  readonly environments: readonly ToldOutcome[];
  /** What went wrong beside the mishap; none is what the campaign is to show. */
  readonly faults: readonly string[];
}

type Told = Readonly<Record<string, readonly [outcome: string, because?: string]>>;

interface Case {
  readonly name: string;
  readonly run: 'deploy' | 'destroy';
  readonly mishaps: readonly Mishap[];
  readonly exitCode: number;
  readonly told: Told;
}

const tierOf = {
  'dev-001': 'development',
  'dev-002': 'development',
  'staging-001': 'staging',
  'prod-001': 'production',
};
const suffixes = Object.keys(tierOf);

const settings = {
  'dev-001': 'environment: dev',
  'dev-002': 'environment: dev',
  'staging-001': 'environment: staging',
  'prod-001': 'environment: prod, loadBalancer: { allowPlainHttp: { reason: This is the sandbox. } }',
};

/** Production that may be destroyed. */
const unprotected = {
  ...settings,
  'prod-001': `environment: prod, loadBalancer: { deletionProtection: false, allowPlainHttp: { reason: This is the sandbox. } }, storage: { forceDestroy: true },
      database: { deletionProtection: false, finalSnapshot: false, applyImmediately: true }`,
};

const skippedAfterDevelopment: Told = {
  'dev-002': ['ok'],
  'staging-001': ['skipped', 'dev-001 failed, and staging comes after that'],
  'prod-001': ['skipped', 'dev-001 failed, and production comes after that'],
};

const skippedAfterProduction: Told = {
  'dev-001': ['skipped', 'prod-001 failed, and development comes after that'],
  'dev-002': ['skipped', 'prod-001 failed, and development comes after that'],
  'staging-001': ['skipped', 'prod-001 failed, and staging comes after that'],
};

const well: Told = Object.fromEntries(suffixes.map((suffix) => [suffix, ['ok']]));

/** Fails in the first tier of each direction, then deploys and destroys all three. */
export async function liveThreeTiers(): Promise<readonly TierResult[]> {
  const project = await FleetProject.open(settings, ['dev-001']);
  try {
    return [
      await tryCase(project, {
        name: 'deploy: the secret of dev-001 is missing',
        run: 'deploy',
        mishaps: [],
        exitCode: 3,
        told: { ...skippedAfterDevelopment, 'dev-001': ['failed', 'secret-missing'] },
      }),
      ...(await deployCases(project)),
      ...(await destroyCases(project)),
    ];
  } finally {
    await project.sandbox.close();
  }
}

async function deployCases(project: FleetProject): Promise<readonly TierResult[]> {
  await project.sandbox.succeed('secret', 'init', '--env', 'dev-001', '--sandbox');
  const refused = await tryCase(project, {
    name: 'deploy: AWS refuses the load balancer of dev-001',
    run: 'deploy',
    mishaps: [{ suffix: 'dev-001', action: 'CreateLoadBalancer', kind: 'refused' }],
    exitCode: 3,
    told: { ...skippedAfterDevelopment, 'dev-001': ['failed', 'terraform-failed'] },
  });
  const all = {
    name: 'deploy: nothing is in its way',
    run: 'deploy',
    mishaps: [],
    exitCode: 0,
    told: well,
  } as const;
  return [refused, await tryCase(project, all)];
}

async function destroyCases(project: FleetProject): Promise<readonly TierResult[]> {
  const isProtected = await tryCase(project, {
    name: 'destroy: prod-001 is protected',
    run: 'destroy',
    mishaps: [],
    exitCode: 1,
    told: { ...skippedAfterProduction, 'prod-001': ['failed', 'environment-protected'] },
  });
  project.write(unprotected);
  await project.sandbox.succeed('deploy', '--yes', '--env', 'prod-001', '--sandbox');
  const refused = await tryCase(project, {
    name: 'destroy: AWS refuses to delete the database of prod-001',
    run: 'destroy',
    mishaps: [{ suffix: 'prod-001', action: 'DeleteDBInstance', kind: 'refused' }],
    exitCode: 3,
    told: { ...skippedAfterProduction, 'prod-001': ['failed', 'terraform-failed'] },
  });
  const all = {
    name: 'destroy: nothing is in its way',
    run: 'destroy',
    mishaps: [],
    exitCode: 0,
    told: well,
  } as const;
  const last = await tryCase(project, all);
  return [
    isProtected,
    refused,
    { ...last, faults: [...last.faults, ...(await project.leftOvers()), ...(await project.leaks())] },
  ];
}

async function tryCase(project: FleetProject, one: Case): Promise<TierResult> {
  const { before, after } = withMishaps(one.mishaps, project.sandbox.folder);
  const tiers: string[] = [];
  const noting: Interception = {
    after,
    before: (request) => {
      const tier = isChange(request) ? tierNamedIn(`${request.url} ${request.body}`) : undefined;
      if (tier !== undefined && tiers.at(-1) !== tier) tiers.push(tier);
      return before?.(request) ?? 'pass';
    },
  };
  const run = await project[one.run](noting);
  const faults = [...faultsOf(run, one), ...(await project.losses()), ...orderFaults(tiers, one)];
  const deployed = suffixes.filter((suffix) => one.run === 'deploy' && one.told[suffix]?.[0] === 'ok');
  faults.push(...(await project.unfinished(deployed)));
  faults.push(...(await project.states.locked()).map((suffix) => `a lock was left on ${suffix}`));
  return { name: one.name, exitCode: run.exitCode, environments: toldOutcomes(run), faults };
}

function tierNamedIn(text: string): string | undefined {
  return Object.entries(tierOf).find(([suffix]) => text.includes(suffix))?.[1];
}

/** A tier is begun when the one before it is done, and one that was skipped not at all. */
function orderFaults(tiers: readonly string[], { run, told }: Case): readonly string[] {
  const touched = Object.entries(tierOf).flatMap(([suffix, tier]) =>
    told[suffix]?.[0] === 'skipped' ? [] : [tier],
  );
  const ordered = [...new Set(run === 'deploy' ? touched : touched.toReversed())];
  const isRight = tiers.every((tier, index) => tier === ordered[index]);
  return isRight ? [] : [`the tiers were changed in this order: ${tiers.join(', ')}`];
}

function faultsOf(run: CliRun, { exitCode, told }: Case): readonly string[] {
  const environments = toldOutcomes(run);
  const wrong = Object.entries(told).filter(([suffix, [outcome, because]]) => {
    const one = environments.find((other) => other.suffix === suffix);
    return (
      one?.outcome !== outcome ||
      one.because !== because ||
      (outcome !== 'ok' && !run.stderr.includes(suffix))
    );
  });
  return [
    ...(run.exitCode === exitCode ? [] : [`it ended with ${run.exitCode}: ${run.stderr.slice(-500)}`]),
    ...wrong.map(
      ([suffix]) =>
        `told of ${suffix}: ${JSON.stringify(environments.find((other) => other.suffix === suffix))}`,
    ),
  ];
}
