import { Interrupted } from '../processes/interrupt.js';
import { type AppliedCounts, ApplyTracker } from '../terraform/progress.js';
import { runTerraform } from '../terraform/run-terraform.js';
import { removePlan } from '../terraform/workspace.js';
import type { OperationContext } from './context.js';
import { type PlannedRun, passOnWarning } from './plan.js';
import { withStateErrors } from './state-access.js';
import { stage } from './terraform-session.js';

/** On the sandbox a lost state costs nothing; on AWS the person decides with the second Ctrl-C. */
const sandboxGraceMs = 3_000;

/**
 * Applies exactly the saved plan of one environment, and removes it: it belongs to the state that it was made from.
 * @throws UserError, or `Interrupted` with how far it came
 */
export async function applyPlan(
  context: OperationContext,
  { run, contents }: PlannedRun,
  stageName: 'apply' | 'destroy',
): Promise<AppliedCounts> {
  const { workspace, target } = run;
  const environment = workspace.suffix;
  return stage(context, { stage: stageName, environment }, async () => {
    const tracker = new ApplyTracker({ environment, total: contents.steps, emit: context.emit });
    try {
      await withStateErrors(run, () =>
        runTerraform(target, {
          args: ['apply', '-json', '-input=false', workspace.planFile],
          graceMs: target.sandbox ? sandboxGraceMs : undefined,
          onMessage: (message) => {
            tracker.take(message);
            passOnWarning(context, { message, environment });
          },
        }),
      );
      return tracker.applied;
    } catch (error) {
      throw error instanceof Interrupted ? howFar(error, { environment, tracker, stageName }) : error;
    } finally {
      removePlan(workspace);
    }
  });
}

function howFar(
  error: Interrupted,
  { environment, tracker, stageName }: { environment: string; tracker: ApplyTracker; stageName: string },
): Interrupted {
  const { done, total, running } = tracker.progress;
  const open = running.length === 0 ? '' : ` Cut short: ${running.join(', ')}.`;
  const message = `${environment}: ${stageName} interrupted after ${done} of ${total} steps; the rest remains to be done.${open}`;
  return new Interrupted(error.signal, message, { cause: error });
}
