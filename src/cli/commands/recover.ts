import { buildCommand } from '@stricli/core';
import type { RecoveredEnvironment } from '../../operations/recover/recover.js';
import { changeAsJson } from '../../render/json/change-as-json.js';
import { outcomeAsJson } from '../../render/json/outcomes.js';
import { renderPlans } from '../../render/terminal/plan-table.js';
import { renderRecovery, renderRecoveryQuestion } from '../../render/terminal/recovery.js';
import { consentTo } from '../consent.js';
import type { CliContext } from '../context.js';
import {
  type TerraformFlags,
  terraformFlags,
  type WaitFlag,
  waitFlag,
  type YesFlag,
  yesFlag,
} from '../flags.js';
import { tellOutcomes } from '../outcomes.js';
import { planLook } from '../plan-look.js';
import { terraformRun } from '../project.js';
import { requireTerminal } from '../questions.js';

type Flags = Omit<TerraformFlags, 'parallel'> & WaitFlag & YesFlag;

const { parallel: _parallel, ...flags } = terraformFlags;

/** `multienv recover`. */
export const recoverCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Put an environment right after a run that was killed',
    fullDescription: `Ends what the dead run left at work, takes its lock away, writes the state that it could not write, imports what it made and the state does not know, and shows what remains to be done. Asks before each of these. It can be interrupted and run again.

Examples:
  multienv recover --env dev-001
  multienv recover --env dev-001 --yes --json`,
  },
  parameters: { flags: { ...flags, ...waitFlag, ...yesFlag }, aliases: { y: 'yes' } },
  async func({ yes, json, ...chosen }) {
    if (!yes) requireTerminal(this, '`--yes`');
    const run = await terraformRun(this, chosen);
    const { recover } = await import('../../operations/recover/recover.js');
    const { isOk, resultsOf } = await import('../../operations/run/outcome.js');
    const consent = consentTo(this, { yes, env: chosen.env, environments: run.environments });
    const outcomes = await recover(this.operation, {
      ...run,
      approve: (question) => {
        this.progress.stop();
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
          this.print(renderRecovery(environment));
          if (environment.plan !== null)
            this.print(renderPlans([environment.plan], planLook(this, 'stdout', undefined)));
        }
      },
      document: () => ({
        recovered: outcomes.every(isOk),
        environments: outcomes.map((one) => outcomeAsJson(one, recoveredAsJson)),
      }),
    });
  },
});

function recoveredAsJson({ plan, ...rest }: RecoveredEnvironment) {
  return {
    ...rest,
    plan: plan === null ? null : { summary: plan.summary, changes: plan.changes.map(changeAsJson) },
  };
}
