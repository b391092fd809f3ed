import { UserError } from '../../../errors/user-error.js';
import { type Deleting, deletionProblems, type Openers } from './deletion-limits.js';

/**
 * Looks once more, right before an apply, at what AWS would refuse to delete: a question may have waited for hours and a snapshot for minutes, while
 * the application went on writing. Nothing is asked for a plan that deletes nothing.
 * @throws UserError `bucket-not-empty`, … before anything is applied
 */
export async function refuseDeletions(
  { run, contents, loaded }: Omit<Deleting, 'weighed'> & { readonly contents: Pick<Deleting, 'weighed'> },
  openers?: Openers,
): Promise<void> {
  const problems = await deletionProblems({ run, weighed: contents.weighed, loaded }, openers);
  const refusals = problems.filter(({ severity }) => severity === 'error');
  if (refusals.length > 0) throw new UserError(refusals, { exitCode: 1 });
}
