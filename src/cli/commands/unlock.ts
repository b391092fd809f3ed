import { buildCommand } from '@stricli/core';
import { oneLine } from '../../render/terminal/one-line.js';
import { consentTo } from '../consent.js';
import type { CliContext } from '../context.js';
import { selectionAliases, type TerraformFlags, terraformFlags, type YesFlag, yesFlag } from '../flags.js';
import { terraformRun } from '../project.js';

interface Flags extends Omit<TerraformFlags, 'parallel'>, YesFlag {
  readonly lockId?: string;
}

const { parallel: _parallel, ...flags } = terraformFlags;

/** `multienv unlock`. */
export const unlockCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Remove the lock that a dead run left on a state',
    fullDescription: `Shows who holds the lock on the state, since when and for which operation, asks, and removes it; without a terminal it shows that and ends, unless --yes is given. Do this only when that run is dead: two runs at once can damage the state.

Examples:
  multienv unlock --env dev-001
  multienv unlock --env dev-001 --yes --json`,
  },
  parameters: {
    flags: {
      ...flags,
      ...yesFlag,
      lockId: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'ID',
        brief: 'Id of the lock, for backends other than local and s3',
      },
    },
    aliases: { ...selectionAliases, y: 'yes' },
  },
  async func({ yes, lockId, json, ...chosen }) {
    const run = await terraformRun(this, { ...chosen, takesOrphans: true });
    const { unlock } = await import('../../operations/state/unlock.js');
    const { isOk, resultsOf } = await import('../../operations/run/outcome.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { nameLock } = await import('../../terraform/state/state-lock.js');
    const { tellOutcomes } = await import('../outcomes.js');
    const consent = consentTo(this, { yes, env: chosen.env, environments: run.environments });
    const outcomes = await unlock(this.operation, {
      ...run,
      lockId,
      show: (locks) => {
        this.say(locks.map(({ suffix, lock }) => oneLine(`${suffix}: locked by ${nameLock(lock)}`)).join(''));
      },
      approve: ({ suffix }) => consent(suffix, `Remove the lock of ${suffix}?`),
    });
    tellOutcomes(this, outcomes, {
      json,
      done: 'looked at',
      print: () => {
        for (const { suffix, lock } of resultsOf(outcomes))
          this.print(`${suffix}: ${lock === null ? 'was not locked' : 'unlocked'}\n`);
      },
      document: () => ({
        unlocked: outcomes.every(isOk),
        environments: outcomes.map((one) => outcomeAsJson(one, ({ lock }) => ({ lock }))),
      }),
    });
  },
});
