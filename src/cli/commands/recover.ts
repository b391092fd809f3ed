import { buildCommand } from '@stricli/core';
import type { Change } from '../../changes/change.js';
import type { RecoveredEnvironment } from '../../operations/recover/recover.js';
import { consentTo } from '../consent.js';
import type { CliContext } from '../context.js';
import { confirmationNeeded } from '../errors.js';
import {
  selectionAliases,
  type TerraformFlags,
  terraformFlags,
  type WaitFlag,
  waitFlag,
  type YesFlag,
  yesFlag,
} from '../flags.js';
import { planLook } from '../plan-look.js';
import { terraformRun } from '../project.js';
import { hasTerminal } from '../questions.js';

type Flags = Omit<TerraformFlags, 'parallel'> & WaitFlag & YesFlag;

const { parallel: _parallel, ...flags } = terraformFlags;

/** `multienv recover`. */
export const recoverCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Repair an environment after a run that was killed',
    fullDescription: `Stops processes that the dead run left behind, removes its lock, pushes the state that it could not write, imports resources that it created and that are missing from the state, and shows what remains to be done. It shows what it found and what it would do, then asks before each step: without a terminal it shows that and ends, unless --yes is given. It can be interrupted and run again.

Examples:
  multienv recover --env dev-001
  multienv recover --env dev-001 --yes --json`,
  },
  parameters: { flags: { ...flags, ...waitFlag, ...yesFlag }, aliases: { ...selectionAliases, y: 'yes' } },
  async func({ yes, json, ...chosen }) {
    const run = await terraformRun(this, { ...chosen, takesOrphans: true });
    const { recover } = await import('../../operations/recover/recover.js');
    const { isOk, resultsOf } = await import('../../operations/run/outcome.js');
    const { changeAsJson } = await import('../../render/json/change-as-json.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { renderPlans } = await import('../../render/terminal/plan/plan-table.js');
    const { renderFindings, renderRecovery, renderRecoveryQuestion } = await import(
      '../../render/terminal/recovery.js'
    );
    const { tellOutcomes } = await import('../outcomes.js');
    const consent = consentTo(this, { yes, env: chosen.env, environments: run.environments });
    const outcomes = await recover(this.operation, {
      ...run,
      show: (findings) => {
        this.say(renderFindings(findings));
        // Some steps have no question of their own.
        if (!yes && !hasTerminal(this))
          throw confirmationNeeded.error({
            flags: `\`--env ${findings.suffix} --yes\``,
            question: `Recover ${findings.suffix}?`,
          });
      },
      approve: (question) => {
        const { facts, ask } = renderRecoveryQuestion(question);
        this.say(facts);
        return consent(question.suffix, ask);
      },
    });
    tellOutcomes(this, outcomes, {
      json,
      done: 'recovered',
      declined: 'what was done so far stays, and the command can be run again',
      print: () => {
        for (const environment of resultsOf(outcomes)) {
          this.print(renderRecovery(environment, this.invocation));
          if (environment.plan !== null)
            this.print(renderPlans([environment.plan], planLook(this, 'stdout', undefined)));
        }
      },
      document: () => ({
        recovered: outcomes.every(isOk),
        environments: outcomes.map((one) =>
          outcomeAsJson(one, (found) => recoveredAsJson(found, changeAsJson)),
        ),
      }),
    });
  },
});

function recoveredAsJson({ plan, ...rest }: RecoveredEnvironment, changeAsJson: (change: Change) => object) {
  return {
    ...rest,
    plan: plan === null ? null : { summary: plan.summary, changes: plan.changes.map(changeAsJson) },
  };
}
