import { existsSync } from 'node:fs';
import { UserError } from '../../errors/user-error.js';
import { type Interrupt, Interrupted } from '../../processes/interrupt.js';
import { sandboxEnded } from '../../sandbox/errors.js';
import { watchEmulator } from '../../sandbox/watch-emulator.js';
import { environmentUnrecovered, terraformCrashed } from '../../terraform/errors.js';
import { removePlan } from '../../terraform/folder/environment-folder.js';
import type { RunOutcome } from '../../terraform/folder/journal/entries.js';
import { readRun } from '../../terraform/folder/journal/read-run.js';
import { checkSealedPlan } from '../../terraform/folder/sealed-plan.js';
import { type AppliedCounts, ApplyTracker } from '../../terraform/run/progress.js';
import { runTerraform } from '../../terraform/run/run-terraform.js';
import type { OperationContext } from '../context.js';
import { unwrittenState } from '../recover/story.js';
import { keepingSpace } from '../run/disk-space.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { lockTimeout } from '../run/lock-wait.js';
import { stage } from '../run/stage.js';
import { withStateErrors } from '../state/state-access.js';
import { noteStateAfter } from '../state/tell-rollback.js';
import { interruptedApply, tellHeldInterruption } from './interrupted-apply.js';
import type { PlannedRun } from './plan.js';
import { passOnWarning } from './save-plan.js';

/**
 * Applies exactly the plan of one environment that was shown, and removes it: it belongs to the state that it was made from.
 * @throws UserError, `plan-changed` where something else would be applied, or `Interrupted` with how far it came
 */
export async function applyPlan(
  context: OperationContext,
  { run, contents, sealed }: PlannedRun,
  stageName: 'apply' | 'destroy',
): Promise<AppliedCounts> {
  const { folder, target, journal } = run;
  const environment = folder.suffix;
  if (sealed === undefined) throw new Error(`There is no plan of ${environment} to apply.`);
  const work = async () => {
    // Before the journal says that anything is applied.
    target.beforeStart?.();
    checkSealedPlan(sealed, run);
    const watch = watched(run, context.interrupt);
    const tracker = new ApplyTracker({ environment, total: contents.steps, emit: context.emit });
    const stopTelling = tellHeldInterruption(context, { environment, tracker });
    journal.applying(contents);
    try {
      await withStateErrors(run, () =>
        runTerraform(watch === undefined ? target : { ...target, interrupt: watch.interrupt }, {
          args: ['apply', '-json', '-input=false', ...lockTimeout(run), sealed.file],
          outputFile: journal.eventsFile,
          interruptFrom: 'apply_start',
          onMessage: (message) => {
            journal.take(message);
            tracker.take(message);
            passOnWarning(context, { message, environment });
          },
        }),
      );
      journal.ended('ok');
      await noteStateAfter(run);
      return tracker.applied;
    } catch (error) {
      journal.ended(outcomeOf(error));
      if (watch?.hasEnded() === true)
        throw sandboxEnded.error(
          { suffix: environment, endpoint: watch.endpoint, invocation: run.invocation },
          { cause: error },
        );
      throw error instanceof Interrupted
        ? interruptedApply(error, { environment, tracker, stageName, next: nextCommand(run, stageName) })
        : withUnwrittenState(error, run);
    } finally {
      watch?.stop();
      stopTelling();
      removePlan(folder);
    }
  };
  return stage(context, { stage: stageName, environment }, () => keepingSpace(context, run, work));
}

function watched({ sandbox }: EnvironmentRun, interrupt: Interrupt) {
  const endpoint = sandbox?.endpoint;
  return endpoint === undefined ? undefined : { endpoint, ...watchEmulator({ endpoint, interrupt }) };
}

const commandOf = { apply: 'deploy', destroy: 'destroy' } as const;

/** After an interruption that left something to put right it is `recover`. */
function nextCommand(
  { journal, folder, invocation }: EnvironmentRun,
  stageName: keyof typeof commandOf,
): string {
  const command = readRun(journal.file)?.needsRecovery === true ? 'recover' : commandOf[stageName];
  return invocation.next(command, { env: folder.suffix });
}

function outcomeOf(error: unknown): RunOutcome {
  if (error instanceof Interrupted) return error.killed ? 'killed' : 'interrupted';
  return error instanceof UserError && error.problems.some(({ code }) => code === terraformCrashed.code)
    ? 'crashed'
    : 'failed';
}

/** Terraform's own advice is to push the state by hand. */
function withUnwrittenState(error: unknown, { folder, target }: EnvironmentRun): unknown {
  if (!(error instanceof UserError) || !existsSync(folder.erroredStateFile)) return error;
  const { suffix, invocation } = target;
  const unrecovered = environmentUnrecovered.problem({ suffix, invocation, story: unwrittenState });
  return new UserError([unrecovered, ...error.problems], { exitCode: 3, cause: error });
}
