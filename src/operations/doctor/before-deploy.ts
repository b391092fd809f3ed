import type { CallerIdentity } from '../../aws/sts.js';
import type { SandboxPlace } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import type { OperationContext } from '../context.js';
import { asProblem } from './as-problem.js';
import { environmentChecks } from './environment/index.js';
import { examineEnvironment } from './examine.js';
import { once } from './once.js';
import { openSubjects } from './subjects.js';
import { untilInterrupted } from './until-interrupted.js';

interface BeforeDeployOptions {
  readonly loaded: LoadedEnvironments;
  readonly environments: readonly ResolvedEnvironment[];
  readonly sandbox?: SandboxPlace;
}

/**
 * Examines one environment. `known` is what keeps the deploy from its work already.
 * @returns who AWS takes us for, where that was asked
 * @throws UserError with every problem, or `Interrupted`
 */
export type BeforeDeploy = (suffix: string, known: readonly Problem[]) => Promise<CallerIdentity | undefined>;

/** Looks for what would make a deploy fail later and can be known now, in about a second. The environments share what AWS is asked. */
export function beforeDeploy(
  context: OperationContext,
  { loaded, environments, sandbox }: BeforeDeployOptions,
): BeforeDeploy {
  const quick = environmentChecks.filter(({ isBeforeDeploy }) => isBeforeDeploy);
  const subjects = once(() => openSubjects(context, { root: loaded.root, environments, sandbox }));
  return async (suffix, known) => {
    const { found, caller } = await untilInterrupted(context.interrupt, async () => {
      const subject = (await subjects()).find(({ environment }) => environment.suffix === suffix);
      if (subject === undefined) throw new Error(`${suffix} is not among the environments to deploy.`);
      const examined = await Promise.all(quick.map((check) => examineEnvironment(check, subject)));
      const problems = examined
        .filter(({ status }) => status === 'problem')
        .map((result) => asProblem(subject, result));
      return { found: problems, caller: await subject.account.identity().catch(() => undefined) };
    });
    const problems = [...known, ...found];
    if (problems.length > 0) throw new UserError(problems, { exitCode: 3 });
    return caller;
  };
}
