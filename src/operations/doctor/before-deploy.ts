import type { SandboxPlace, Target } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import type { OperationContext } from '../context.js';
import { deployWouldFail } from '../errors.js';
import { environmentChecks } from './environment/index.js';
import { type CheckResult, examineEnvironment } from './examine.js';
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
 * @throws UserError with every problem, or `Interrupted`
 */
export type BeforeDeploy = (suffix: string, known: readonly Problem[]) => Promise<void>;

/** Looks for what would make a deploy fail later and can be known now, in about a second. The environments share what AWS is asked. */
export function beforeDeploy(
  context: OperationContext,
  { loaded, environments, sandbox }: BeforeDeployOptions,
): BeforeDeploy {
  const quick = environmentChecks.filter(({ isBeforeDeploy }) => isBeforeDeploy);
  const subjects = once(() => openSubjects(context, { root: loaded.root, environments, sandbox }));
  return async (suffix, known) => {
    const found = await untilInterrupted(context.interrupt, async () => {
      const subject = (await subjects()).find(({ environment }) => environment.suffix === suffix);
      if (subject === undefined) throw new Error(`${suffix} is not among the environments to deploy.`);
      const examined = await Promise.all(quick.map((check) => examineEnvironment(check, subject)));
      return examined
        .filter(({ status }) => status === 'problem')
        .map((result) => asProblem(subject, result));
    });
    const problems = [...known, ...found];
    if (problems.length > 0) throw new UserError(problems, { exitCode: 3 });
  };
}

function asProblem({ environment, invocation }: Target, { title, message, fix, code }: CheckResult) {
  const { suffix } = environment;
  const doctor = invocation.next('doctor', { env: suffix });
  const next = fix ?? '';
  const problem = deployWouldFail.problem({ suffix, title, message, next, doctor });
  // The errors that plan and apply have for the same cause keep their code and their words.
  return code === undefined ? problem : { ...problem, code, message };
}
