import type { CliRun } from '../cli/run-cli.js';
import { type Interception, startAwsProxy } from '../e2e/aws-proxy.js';
import { type Blow, type Moment, Striker } from './blow.js';
import type { CampaignEnvironment, PasswordSource } from './environment.js';

const commands = {
  deploy: ['deploy', '--yes'],
  destroy: ['destroy', '--confirm', 'dev-001'],
} as const;

/** What is cut. */
export type Cut = keyof typeof commands;

/** How an environment came through one blow. */
export interface TrialResult {
  readonly cut: Cut;
  readonly source: PasswordSource;
  readonly blow: Blow;
  readonly moment: Moment;
  /** Action of AWS at which it hit. */
  readonly hit: string;
  /** Whether the next command, or the run itself, said what happened and what to do. */
  readonly told: boolean;
  /** How many resources `recover` put into the state. */
  readonly imported: number;
  /** What went wrong; none is what the campaign is to show. */
  readonly faults: readonly string[];
}

interface Trial {
  readonly environment: CampaignEnvironment;
  readonly cut: Cut;
  readonly blow: Blow;
  readonly moment: Moment;
  /** What AWS holds after an undisturbed run. */
  readonly expected: readonly string[];
}

const here = ['--env', 'dev-001', '--sandbox'] as const;

/** Cuts one run, recovers, and brings the run to its end. */
export async function runTrial(trial: Trial): Promise<TrialResult> {
  const { environment, cut, blow, moment } = trial;
  const { sandbox, source } = environment;
  const { run, hit } = await strike(trial);
  const faults: string[] = [];
  if (hit === undefined) faults.push('the run had too few changes to be hit');
  if (blow === 'SIGINT' && run.exitCode !== 130) faults.push(`exit code ${run.exitCode} after SIGINT`);
  const next = await sandbox.multienv('plan', ...here);
  const told = saysWhatHappened(run) || saysWhatHappened(next);
  if (!told) faults.push('nobody said what happened');
  if (next.exitCode !== 0 && !next.stderr.includes('multienv')) faults.push('no next command');
  const recovered = await sandbox.multienv('recover', ...here, '--yes', '--json');
  if (recovered.exitCode !== 0)
    faults.push(`recover ended with ${recovered.exitCode}: ${lastLine(recovered)}`);
  if (await environment.isLocked()) faults.push('the lock is still there');
  faults.push(...(await bringToEnd(trial)));
  return { cut, source, blow, moment, hit: hit ?? '', told, imported: importedBy(recovered), faults };
}

async function strike({ environment, cut, blow, moment }: Trial) {
  const { sandbox } = environment;
  const striker = new Striker({ blow, moment, folder: sandbox.folder });
  const run = await throughProxy(environment, cut, striker.interception, striker.aim);
  return { run, hit: striker.hit };
}

/** Runs a command with a proxy between it and AWS. */
export async function throughProxy(
  { sandbox }: CampaignEnvironment,
  cut: Cut,
  interception: Interception,
  onStart?: (pid: number) => void,
): Promise<CliRun> {
  const proxy = await startAwsProxy(sandbox.endpoint, interception);
  const run = await sandbox.run([...commands[cut], '--env', 'dev-001', '--sandbox', proxy.endpoint], onStart);
  // What was orphaned goes on through the proxy, as it would with AWS: it is closed with the process.
  setTimeout(() => proxy.close(), 180_000).unref();
  return run;
}

/** The same command once more; then nothing may be missing, doubled or left to change. */
async function bringToEnd({ environment, cut, expected }: Trial): Promise<readonly string[]> {
  const { sandbox } = environment;
  const faults: string[] = [];
  const again = await sandbox.multienv(...commands[cut], ...here);
  if (again.exitCode !== 0) faults.push(`${cut} ended with ${again.exitCode}: ${lastLine(again)}`);
  if (cut === 'deploy') {
    const plan = await sandbox.multienv('plan', '--exit-code', ...here);
    if (plan.exitCode !== 0) faults.push(`plan --exit-code ended with ${plan.exitCode}: ${lastLine(plan)}`);
    if (!(await environment.passwordsAgree())) faults.push('secret and database have different passwords');
  }
  const there = await environment.resources();
  const lost = expected.filter((name) => !there.includes(name));
  const surplus = there.filter((name) => !expected.includes(name));
  if (lost.length > 0) faults.push(`missing: ${lost.join(', ')}`);
  if (surplus.length > 0) faults.push(`left over: ${surplus.join(', ')}`);
  if (await environment.isLocked()) faults.push('a lock was left');
  const leaks = await environment.leaks();
  if (leaks > 0) faults.push(`the password stands in ${leaks} places`);
  return faults;
}

function saysWhatHappened({ stderr }: CliRun): boolean {
  return /interrupted|was killed|multienv recover/i.test(stderr);
}

function lastLine({ stderr, stdout }: CliRun): string {
  // What went wrong with --json stands in what it prints.
  return `${stderr.trim()}\n${stdout.trim()}`.split('\n').slice(-20).join(' | ');
}

function importedBy({ stdout }: CliRun): number {
  try {
    const { environments = [] } = JSON.parse(stdout);
    return environments.flatMap(({ resources = [] }: { resources?: { kind: string }[] }) =>
      resources.filter(({ kind }) => kind === 'import'),
    ).length;
  } catch {
    return 0;
  }
}
