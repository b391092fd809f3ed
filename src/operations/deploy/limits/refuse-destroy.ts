import type { Target } from '../../../aws/target.js';
import { undeployedProtections } from '../../../changes/deletion-settings.js';
import type { Problem } from '../../../errors/problem.js';
import { UserError } from '../../../errors/user-error.js';
import type { OperationContext } from '../../context.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import { environmentProtected, protectionNotDeployed } from '../destroy-errors.js';
import type { PlanContents } from '../plan-contents.js';
import { deletionProblems } from './deletion-limits.js';
import type { SettingsFile } from './setting-words.js';
import { tellProblems } from './tell-problems.js';

/** A plan of a destroy, and for whom it is. */
interface PlannedDestroy {
  readonly run: Target & {
    readonly folder: Pick<EnvironmentRun['folder'], 'suffix'>;
    readonly stacks: Pick<EnvironmentRun['stacks'], 'jsonOf'>;
    readonly isOrphan?: boolean;
  };
  readonly contents: PlanContents;
  readonly loaded: SettingsFile;
}

/**
 * Lets a destroy pass that the settings in force permit, and that AWS would carry out.
 * @throws UserError `environment-protected`, `protection-not-deployed`, `bucket-not-empty`, … before anything is destroyed
 */
export async function refuseDestroy(context: OperationContext, planned: PlannedDestroy): Promise<void> {
  const problems = await problemsOf(planned);
  const refusals = problems.filter(({ severity }) => severity === 'error');
  if (refusals.length > 0) throw new UserError(refusals, { exitCode: 1 });
  tellProblems(context, { suffix: planned.run.folder.suffix, problems, command: 'destroy' });
}

/**
 * Says what a destroy would refuse.
 * @returns what it would refuse, without what it would only warn of
 */
export async function tellDestroy(
  context: OperationContext,
  planned: PlannedDestroy,
): Promise<readonly Problem[]> {
  const problems = await problemsOf(planned);
  tellProblems(context, { suffix: planned.run.folder.suffix, problems, command: 'destroy' });
  return problems.filter(({ severity }) => severity === 'error');
}

async function problemsOf({ run, contents, loaded }: PlannedDestroy): Promise<readonly Problem[]> {
  const { protections, deleted, weighed } = contents;
  const about = {
    ...{ suffix: run.folder.suffix, invocation: run.invocation },
    isOrphan: run.isOrphan ?? false,
  };
  const undeployed = undeployedProtections(deleted, await run.stacks.jsonOf(run.environment));
  return [
    ...(protections.length > 0 ? [environmentProtected.problem({ ...about, protections })] : []),
    ...(undeployed.length > 0 ? [protectionNotDeployed.problem({ ...about, undeployed })] : []),
    ...(await deletionProblems({ run, weighed, loaded })),
  ];
}
