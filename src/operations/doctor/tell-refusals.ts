import type { Target } from '../../aws/target.js';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import type { OperationContext } from '../context.js';
import type { PlanContents } from '../deploy/plan-contents.js';
import type { EnvironmentSubject } from './check.js';
import { refusalsOfDeploy, refusalsOfPlan } from './examine-plan.js';
import { untilInterrupted } from './until-interrupted.js';

/** A plan, and for whom it is. */
interface Planned {
  readonly run: Target & Pick<EnvironmentSubject, 'folder'>;
  readonly contents: PlanContents;
}

/**
 * Says what AWS would refuse of a plan, and with it `deploy`; or that AWS did not answer in time.
 * @returns what it would refuse
 */
export async function tellRefusals(
  context: OperationContext,
  planned: Planned,
  waitsMs?: number,
): Promise<readonly Problem[]> {
  const problems = await untilInterrupted(context.interrupt, () =>
    refusalsOfPlan(planned.run, examined(planned), waitsMs),
  );
  const environment = planned.run.environment.suffix;
  if (problems === undefined) {
    const message = 'AWS did not answer in time what it would refuse of this plan: `deploy` asks again.';
    context.emit({ type: 'notice', environment, message });
    return [];
  }
  for (const { message, hint } of problems)
    context.emit({
      type: 'notice',
      environment,
      message: `deploy will refuse this: ${message} ${firstLine(hint)}`,
    });
  return problems;
}

/**
 * Refuses what the checks before a deploy could not know without a plan.
 * @throws UserError with every problem, or `Interrupted`
 */
export async function refuseWhatAwsRefuses(context: OperationContext, planned: Planned): Promise<void> {
  const problems = await untilInterrupted(context.interrupt, () =>
    refusalsOfDeploy(planned.run, examined(planned)),
  );
  if (problems !== undefined && problems.length > 0) throw new UserError(problems, { exitCode: 3 });
}

function examined({ contents: { changes, created, password } }: Planned) {
  return { changes, created, sendsPassword: password.database !== undefined && password.sentToDatabase };
}

/** How to go on; that `doctor` has more and can be skipped is for the deploy to say. */
function firstLine(hint: string): string {
  return hint.split('\n')[0] ?? '';
}
