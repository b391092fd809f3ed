import type { SandboxPlace, Target } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import type { OperationContext } from '../context.js';
import { deployWouldFail } from '../errors.js';
import { environmentChecks } from './environment/index.js';
import { type CheckResult, examineEnvironment } from './examine.js';
import { openSubjects } from './subjects.js';
import { untilInterrupted } from './until-interrupted.js';

interface BeforeDeployOptions {
  readonly loaded: LoadedEnvironments;
  readonly environments: readonly ResolvedEnvironment[];
  readonly sandbox?: SandboxPlace;
  /** What is known already to keep the deploy from its work. */
  readonly known?: readonly Problem[];
}

/**
 * Looks for what would make a deploy fail later and can be known now, in about a second.
 * @throws UserError with every problem, or `Interrupted`
 */
export async function checkBeforeDeploy(
  context: OperationContext,
  { loaded, environments, sandbox, known = [] }: BeforeDeployOptions,
): Promise<void> {
  const quick = environmentChecks.filter(({ isBeforeDeploy }) => isBeforeDeploy);
  const results = await untilInterrupted(context.interrupt, async () => {
    const subjects = await openSubjects(context, { root: loaded.root, environments, sandbox });
    return Promise.all(
      subjects.flatMap((subject) =>
        quick.map(async (check) => ({ subject, result: await examineEnvironment(check, subject) })),
      ),
    );
  });
  const found = results
    .filter(({ result }) => result.status === 'problem')
    .map(({ subject, result }) => asProblem(subject, result));
  const problems = [...known, ...found];
  if (problems.length > 0) throw new UserError(problems, { exitCode: 3 });
}

function asProblem({ environment, invocation }: Target, { title, message, fix, code }: CheckResult) {
  const { suffix } = environment;
  const doctor = invocation.next('doctor', { env: suffix });
  const next = fix ?? '';
  const problem = deployWouldFail.problem({ suffix, title, message, next, doctor });
  // The errors that plan and apply have for the same cause keep their code and their words.
  return code === undefined ? problem : { ...problem, code, message };
}
