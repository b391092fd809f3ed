import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CliRun, runCli } from '../cli/run-cli.js';
import { CampaignEnvironment } from './environment.js';

/** How two deploys of one environment at once went. */
export interface TwoAtOnceResult {
  readonly name: string;
  readonly faults: readonly string[];
}

const deployHere = ['deploy', '--yes', '--env', 'dev-001', '--sandbox'] as const;

/** Two deploys in one folder: one is refused and names the other, with `--wait` it waits. */
export async function twoInOneFolder(expected: readonly string[]): Promise<readonly TwoAtOnceResult[]> {
  const environment = await CampaignEnvironment.open('secretsManager');
  const { sandbox } = environment;
  try {
    const results = await refusedAndWaiting(environment, expected, (args) => sandbox.multienv(...args));
    await sandbox.succeed('destroy', '--confirm', 'dev-001', '--sandbox');
    return results.map((one) => ({ ...one, name: `${one.name}, in one folder` }));
  } finally {
    await sandbox.close();
  }
}

/** Two deploys in two folders with one state in S3, as two engineers have them. */
export async function twoInTwoFolders(expected: readonly string[]): Promise<readonly TwoAtOnceResult[]> {
  const environment = await CampaignEnvironment.open('secretsManager');
  const { sandbox } = environment;
  const colleague = mkdtempSync(join(tmpdir(), 'multienv-e2e-'));
  cpSync(join(sandbox.folder, 'environments.yaml'), join(colleague, 'environments.yaml'));
  const second = (args: readonly string[]) =>
    runCli([...args.slice(0, -1), '--sandbox', sandbox.endpoint], {
      cwd: colleague,
      env: { HOME: process.env.HOME ?? '' },
    });
  try {
    const results = await refusedAndWaiting(environment, expected, second);
    await sandbox.succeed('destroy', '--confirm', 'dev-001', '--sandbox');
    return results.map((one) => ({ ...one, name: `${one.name}, in two folders` }));
  } finally {
    await sandbox.close();
  }
}

async function refusedAndWaiting(
  environment: CampaignEnvironment,
  expected: readonly string[],
  second: (args: readonly string[]) => Promise<CliRun>,
): Promise<readonly TwoAtOnceResult[]> {
  const first = environment.sandbox.multienv(...deployHere);
  await Promise.race([first, untilItApplies(environment)]);
  const [refused, waiting] = await Promise.all([
    second(deployHere),
    second(['deploy', '--wait', ...deployHere.slice(1)]),
  ]);
  const { exitCode } = await first;
  const there = await environment.resources();
  const common = [
    ...(exitCode === 0 ? [] : [`the first ended with ${exitCode}`]),
    ...(there.join() === expected.join() ? [] : [`AWS holds ${there.join(', ')}`]),
  ];
  const words = /environment-busy|state-locked/.test(refused.stderr) && /since|started/i.test(refused.stderr);
  return [
    {
      name: 'second deploy refused, owner named',
      faults: [
        ...common,
        ...(refused.exitCode === 0 ? ['it was not refused'] : []),
        ...(words ? [] : [`it said: ${refused.stderr.slice(-300)}`]),
      ],
    },
    {
      name: 'second deploy waits with --wait',
      faults:
        waiting.exitCode === 0 ? [] : [`it ended with ${waiting.exitCode}: ${waiting.stderr.slice(-500)}`],
    },
  ];
}

/** The lock of the state is held by the first from its first resource on: before that, either may come first. */
async function untilItApplies(environment: CampaignEnvironment): Promise<void> {
  while ((await environment.resources()).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
