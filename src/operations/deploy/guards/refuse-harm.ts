import type { Problem } from '../../../errors/problem.js';
import { UserError } from '../../../errors/user-error.js';
import type { OperationContext } from '../../context.js';
import { tellProblems } from '../limits/tell-problems.js';
import type { Allowed, Guarded } from './guard.js';
import { guards } from './index.js';

/** A plan, and for whom it is. */
type Planned = Omit<Guarded, 'allowed'>;

async function problemsOf(
  { run, contents, plan, loaded }: Planned,
  allowed: Allowed,
): Promise<readonly Problem[]> {
  const guarded = { run, contents, plan, loaded, allowed };
  return (await Promise.all(guards.map(async (guard) => guard.problemsOf(guarded)))).flat();
}

/**
 * Lets a plan pass that does no harm to what lives, or only what was allowed, with a notice of what a guard warns of.
 * @throws UserError with a problem of each guard that does not let it pass
 */
export async function refuseHarm(
  context: OperationContext,
  planned: Planned,
  allowed: Allowed,
): Promise<void> {
  const problems = await problemsOf(planned, allowed);
  const refusals = problems.filter(({ severity }) => severity === 'error');
  if (refusals.length > 0) throw new UserError(refusals, { exitCode: 1 });
  tellProblems(context, { suffix: planned.run.environment.suffix, problems, command: 'deploy' });
}

/**
 * Says what a deploy of a plan would refuse.
 * @returns what it would refuse, without what it would only warn of
 */
export async function tellHarm(context: OperationContext, planned: Planned): Promise<readonly Problem[]> {
  const problems = await problemsOf(planned, { addresses: [] });
  tellProblems(context, { suffix: planned.run.environment.suffix, problems, command: 'deploy' });
  return problems.filter(({ severity }) => severity === 'error');
}
