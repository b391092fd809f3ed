import { UserError } from '../../../errors/user-error.js';
import type { OperationContext } from '../../context.js';
import type { Allowed, Guarded } from './guard.js';
import { guards } from './index.js';

/** A plan, and for whom it is. */
type Planned = Omit<Guarded, 'allowed'>;

const problemsOf = ({ run, contents }: Planned, allowed: Allowed) =>
  guards.flatMap((guard) => guard.problemsOf({ run, contents, allowed }));

/**
 * Lets a plan pass that does no harm to what lives, or only what was allowed.
 * @throws UserError with a problem of each guard that does not let it pass
 */
export function refuseHarm(planned: Planned, allowed: Allowed): void {
  const problems = problemsOf(planned, allowed);
  if (problems.length > 0) throw new UserError(problems, { exitCode: 1 });
}

/** Says what a deploy of a plan would refuse. */
export function tellHarm({ emit }: OperationContext, planned: Planned): void {
  const environment = planned.run.environment.suffix;
  for (const { message } of problemsOf(planned, { addresses: [] }))
    emit({ type: 'notice', environment, message: `deploy will refuse this: ${message}` });
}
