import type { LoadedEnvironments } from '../../config/file/load.js';
import { UserError } from '../../errors/user-error.js';
import { completeFromStack } from '../../model/plan/complete-from-stack.js';
import { readPlan } from '../../model/plan/read-plan.js';
import { readStack } from '../../model/stack/read-stack.js';
import type { Finding } from '../../policy/finding.js';
import { failing } from '../../policy/review/failing.js';
import { reviewEnvironment } from '../../policy/review/review-environment.js';
import { severities } from '../../rules/define-rule.js';
import { placeFindings } from '../check/place-findings.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { today } from '../today.js';
import { reviewFailed } from './review-errors.js';

/** What the review says about the plan of one environment. */
export interface ReviewedPlan {
  readonly run: EnvironmentRun;
  /** Undefined where there was nothing to review: a plan without changes, or a destroy. */
  readonly findings: readonly Finding[] | undefined;
}

/** Reviews what `terraform show -json` printed of a saved plan, together with the stack that it was made from. */
export async function reviewPlan(
  context: OperationContext,
  { stacks, environment }: EnvironmentRun,
  text: string,
): Promise<readonly Finding[]> {
  const stack = readStack(await stacks.jsonOf(environment));
  const model = completeFromStack(readPlan(JSON.parse(text)), stack);
  return reviewEnvironment(model, environment, { today: today(context) }).findings;
}

/**
 * Lets a plan pass, with a notice of what is wrong and not grave.
 * @throws UserError `review-failed` with everything of severity high or critical that nobody has waived
 */
export function refuseGraveFindings(
  context: OperationContext,
  { run, findings = [] }: ReviewedPlan,
  loaded: LoadedEnvironments,
): void {
  const { suffix } = run.folder;
  const grave = placeFindings(failing(findings, 'high'), { loaded, file: loaded.file });
  const problems = grave.map((finding) =>
    reviewFailed.problem(
      { suffix, finding, invocation: run.invocation },
      { file: loaded.file, line: finding.line ?? undefined },
    ),
  );
  if (problems.length > 0) throw new UserError(problems, { exitCode: reviewFailed.exitCode });
  tellTheRest(context, run, findings);
}

function tellTheRest(
  { emit }: OperationContext,
  { folder, invocation }: EnvironmentRun,
  findings: readonly Finding[],
): void {
  const open = failing(findings, 'low');
  if (open.length === 0) return;
  const counts = severities.flatMap((severity) => {
    const { length } = open.filter((finding) => finding.severity === severity);
    return length === 0 ? [] : [`${length} ${severity}`];
  });
  const environment = folder.suffix;
  const message = `The review has ${counts.join(' and ')} ${open.length === 1 ? 'finding that does' : 'findings that do'} not stop a deploy: ${invocation.next('check', { env: environment })}`;
  emit({ type: 'notice', environment, message });
}
