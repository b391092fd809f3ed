import { disagreements } from './chain-agreement.js';
import type { ChainCell, ChainLife } from './chain-cell.js';
import { ChainStriker } from './chain-striker.js';
import { CampaignEnvironment, type PasswordSource } from './environment.js';
import { throughProxy } from './trial.js';

/** How a password came through one cut. */
export interface ChainResult extends ChainCell {
  readonly source: PasswordSource;
  /** The commands that the messages named, in their order, up to the deploy that succeeded. */
  readonly way: readonly string[];
  /** What went wrong; none is what the campaign is to show. */
  readonly faults: readonly string[];
}

const here = ['--env', 'dev-001', '--sandbox'] as const;

/** Lives such a life to its end. What cannot even be tried is a fault, too. */
export async function liveChain({ source, cells }: ChainLife): Promise<readonly ChainResult[]> {
  const environment = await CampaignEnvironment.open(source);
  try {
    const results: ChainResult[] = [];
    for (const cell of cells) {
      const outcome = await cutChain(environment, cell).catch((error) => ({
        way: [],
        faults: [String(error)],
      }));
      results.push({ source, ...cell, ...outcome });
    }
    return results;
  } finally {
    await environment.sandbox.close();
  }
}

async function cutChain(environment: CampaignEnvironment, cell: ChainCell) {
  const { sandbox } = environment;
  if (cell.phase === 'rotation') await sandbox.succeed('secret', 'rotate', ...here);
  const { striker, run } = await strike(environment, cell);
  const faults: string[] = [];
  if (!striker.hasHit) faults.push(`the deploy did not come to this step: ${run.stderr.slice(-500)}`);
  if (cell.cut === 'refused' && run.exitCode !== 3) faults.push(`the cut deploy ended with ${run.exitCode}`);
  const { way, fault } = await deployAsTold(environment);
  if (fault !== undefined) faults.push(fault);
  const plan = await sandbox.multienv('plan', '--exit-code', ...here);
  if (plan.exitCode !== 0)
    faults.push(`plan --exit-code ended with ${plan.exitCode}: ${plan.stderr.slice(-500)}`);
  faults.push(...(await disagreements(environment)));
  if (await environment.isLocked()) faults.push('a lock was left');
  const leaks = await environment.leaks();
  if (leaks > 0) faults.push(`the password stands in ${leaks} places`);
  return { way, faults };
}

const attempts = 3;

/** A busy machine may not let a deploy come to the step, because a quick check of it took too long: then it is tried again. */
async function strike(environment: CampaignEnvironment, cell: ChainCell) {
  for (let attempt = 1; ; attempt += 1) {
    const striker = new ChainStriker(cell, environment.sandbox.folder);
    const run = await throughProxy(environment, 'deploy', striker.interception, striker.aim);
    if (striker.hasHit || run.exitCode === 0 || attempt === attempts) return { striker, run };
  }
}

/** What to do about an error of `deploy`, as its message says. */
const nextCommands: Readonly<Record<string, readonly string[]>> = {
  'environment-unrecovered': ['recover', '--yes'],
  'password-unsent': ['secret', 'rotate'],
};

/** Deploys, and does what the messages say, until a deploy succeeds. */
async function deployAsTold({ sandbox }: CampaignEnvironment) {
  const way: string[] = [];
  for (;;) {
    const { exitCode, stdout, stderr } = await sandbox.multienv('deploy', '--yes', '--json', ...here);
    if (exitCode === 0) return { way: [...way, 'deploy'] };
    const code: string | undefined = JSON.parse(stdout).problems?.[0]?.code;
    const next = nextCommands[code ?? ''];
    const name = next?.filter((word) => !word.startsWith('-')).join(' ') ?? '';
    if (next === undefined || way.includes(name))
      return { way, fault: `deploy ended with ${exitCode}: ${(stdout + stderr).slice(-1500)}` };
    await sandbox.succeed(...next, ...here);
    way.push(name);
  }
}
