import type { CliRun } from '../cli/run-cli.js';
import { smallDisk } from '../fixtures/small-disk.js';
import { type Disturbance, killEmulatorOf, removeBallast } from './disturbances.js';
import { CampaignEnvironment } from './environment.js';
import { throughProxy } from './trial.js';

/** How a deploy came through a disturbance. */
export interface DisturbanceResult {
  readonly name: string;
  /** Exit code of the disturbed deploy: it may fail, as long as nothing is lost. */
  readonly exitCode: number | null;
  readonly faults: readonly string[];
}

const here = ['--env', 'dev-001', '--sandbox'] as const;

/**
 * Deploys while something goes wrong, then recovers, deploys, plans and destroys.
 * @returns undefined where this machine cannot provide the disturbance
 */
export async function disturb(
  disturbance: Disturbance,
  expected: readonly string[],
): Promise<DisturbanceResult | undefined> {
  const disk = disturbance.smallDisk === undefined ? undefined : smallDisk(64);
  if (disturbance.smallDisk !== undefined && disk === undefined) return undefined;
  const environment = await CampaignEnvironment.open('secretsManager', {
    folder: disk?.folder,
    state: disturbance.state,
  });
  try {
    return await deployDisturbed(environment, disturbance, expected);
  } finally {
    await environment.sandbox.close().catch(() => undefined);
    disk?.remove();
  }
}

async function deployDisturbed(
  environment: CampaignEnvironment,
  disturbance: Disturbance,
  expected: readonly string[],
): Promise<DisturbanceResult> {
  const { sandbox } = environment;
  const faults: string[] = [];
  const { exitCode, stderr } = disturbance.endsAccount
    ? await deployWithoutEnd(environment)
    : await throughProxy(environment, 'deploy', disturbance.interception(sandbox));
  const allowed = disturbance.endsAccount ? [3] : [0, 3];
  if (exitCode === null || !allowed.includes(exitCode))
    faults.push(`exit code ${exitCode}: ${stderr.slice(-500)}`);
  removeBallast(sandbox.folder);
  if (disturbance.endsAccount) await environment.startAccount();
  for (const args of [
    ['recover', '--yes'],
    ['deploy', '--yes'],
    ['plan', '--exit-code'],
  ]) {
    const run = await sandbox.multienv(...args, ...here);
    if (run.exitCode !== 0) faults.push(`${args[0]} ended with ${run.exitCode}: ${run.stderr.slice(-500)}`);
  }
  const there = await environment.resources();
  if (there.join() !== expected.join()) faults.push(`AWS holds ${there.join(', ')}`);
  const destroyed = await sandbox.multienv('destroy', '--confirm', 'dev-001', ...here);
  if (destroyed.exitCode !== 0) faults.push(`destroy ended with ${destroyed.exitCode}`);
  const left = await environment.resources();
  if (left.length > 0) faults.push(`left over: ${left.join(', ')}`);
  if (await environment.isLocked()) faults.push('a lock was left');
  const leaks = await environment.leaks();
  if (leaks > 0) faults.push(`the password stands in ${leaks} places`);
  return { name: disturbance.name, exitCode, faults };
}

/** Nothing may stand between it and the emulator: it has to notice that nobody listens any more. */
async function deployWithoutEnd({ sandbox }: CampaignEnvironment): Promise<CliRun> {
  const [run] = await Promise.all([
    sandbox.multienv('deploy', '--yes', ...here),
    killEmulatorOf(sandbox.folder),
  ]);
  return run;
}
