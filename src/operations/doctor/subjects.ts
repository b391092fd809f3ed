import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { sandboxAccountId } from '../../sandbox/sandbox-account.js';
import { seedSandbox } from '../../sandbox/seed.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { sandboxBackend } from '../run/open-environment.js';
import { type AccountFacts, accountFacts } from './account-facts.js';
import type { EnvironmentSubject } from './check.js';
import { once } from './once.js';
import { readStateContents } from './state-contents.js';

interface SubjectOptions {
  /** Folder of environments.yaml. */
  readonly root: string;
  readonly environments: readonly ResolvedEnvironment[];
  readonly sandbox?: { readonly endpoint: string; readonly folder: string };
}

/**
 * Environments ready to be examined. The emulator gets what the file only names, as before a plan.
 * @throws UserError `aws-unreachable` when the emulator does not answer
 */
export async function openSubjects(options: SubjectOptions): Promise<readonly EnvironmentSubject[]> {
  const { root, environments, sandbox } = options;
  const sandboxEndpoint = sandbox?.endpoint;
  const accounts = new Map<string, AccountFacts>();
  const accountOf = (environment: ResolvedEnvironment) => {
    const { region, profile, roleArn, externalId } = environment.aws;
    const served = sandbox === undefined ? undefined : sandboxAccountId(environment.aws);
    const key = JSON.stringify([region, profile, roleArn, externalId, served]);
    const facts = accounts.get(key) ?? accountFacts({ environment, sandboxEndpoint, isHurried: true });
    accounts.set(key, facts);
    return facts;
  };
  if (sandboxEndpoint !== undefined)
    await Promise.all(environments.map((environment) => seedSandbox(sandboxEndpoint, environment)));
  return environments.map((given) => {
    const environment = sandbox === undefined ? given : sandboxBackend(given);
    const folder = environmentFolder(environment.suffix, { root, sandboxFolder: sandbox?.folder });
    const { stateFile } = folder;
    const state = once(() => readStateContents({ environment, stateFile, sandboxEndpoint }));
    return { environment, account: accountOf(given), state, folder, sandboxEndpoint };
  });
}
