import type { SandboxPlace, Target } from '../../aws/target.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { sandboxAccountId } from '../../sandbox/sandbox-account.js';
import { seedSandbox } from '../../sandbox/seed.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import type { OperationContext } from '../context.js';
import { targetOf } from '../target.js';
import { type AccountFacts, accountFacts } from './account-facts.js';
import type { EnvironmentSubject } from './check.js';
import { once } from './once.js';
import { readStateContents } from './state-contents.js';

interface SubjectOptions {
  /** Folder of environments.yaml. */
  readonly root: string;
  readonly environments: readonly ResolvedEnvironment[];
  readonly sandbox?: SandboxPlace;
}

/**
 * Environments ready to be examined. The emulator gets what the file only names, as before a plan.
 * @throws UserError `aws-unreachable` when the emulator does not answer
 */
export async function openSubjects(
  context: OperationContext,
  { root, environments, sandbox }: SubjectOptions,
): Promise<readonly EnvironmentSubject[]> {
  const accounts = new Map<string, AccountFacts>();
  const accountOf = (target: Target) => {
    const { aws } = target.environment;
    const { region, profile, roleArn, externalId } = aws;
    const served = sandbox === undefined ? undefined : sandboxAccountId(aws);
    const key = JSON.stringify([region, profile, roleArn, externalId, served]);
    const facts = accounts.get(key) ?? accountFacts({ ...target, isHurried: true });
    accounts.set(key, facts);
    return facts;
  };
  const targets = environments.map((environment) => targetOf(context, environment, sandbox));
  await Promise.all(targets.map(seedSandbox));
  return targets.map((target) => {
    const folder = environmentFolder(target.environment.suffix, { root, sandboxFolder: sandbox?.folder });
    const state = once(() => readStateContents(target, folder));
    return { ...target, account: accountOf(target), state, folder, stack: stackOnce(target) };
  });
}

/** Loaded late: the constructs take longer to load than many a check to run. */
export function stackOnce({ environment }: Pick<Target, 'environment'>): EnvironmentSubject['stack'] {
  return once(async () => (await import('../../stacks/synth/synthesize.js')).stackJson(environment));
}
