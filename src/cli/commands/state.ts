import { buildCommand, buildRouteMap } from '@stricli/core';
import { counted } from '../../counted.js';
import type { StateMove } from '../../operations/state/state-migrate.js';
import { oneLine } from '../../render/terminal/one-line.js';
import { consentTo } from '../consent.js';
import type { CliContext } from '../context.js';
import { selectionAliases, type TerraformFlags, terraformFlags, type YesFlag, yesFlag } from '../flags.js';
import { terraformRun } from '../project.js';

type Flags = Omit<TerraformFlags, 'parallel'> & YesFlag;

const { parallel: _parallel, ...flags } = terraformFlags;

const migrateCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Move the state to the backend that the file names',
    fullDescription: `Moves the state of environments from its current backend to the one that environments.yaml names. Both sides are copied to .multienv/backup first, and compared afterwards.

Examples:
  multienv state migrate --env dev-001
  multienv state migrate --yes --json`,
  },
  parameters: { flags: { ...flags, ...yesFlag }, aliases: { ...selectionAliases, y: 'yes' } },
  async func({ yes, json, ...chosen }) {
    const run = await terraformRun(this, chosen);
    const { migrateState } = await import('../../operations/state/state-migrate.js');
    const { isOk, resultsOf } = await import('../../operations/run/outcome.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { tellOutcomes } = await import('../outcomes.js');
    const consent = consentTo(this, { yes, env: chosen.env, environments: run.environments });
    const outcomes = await migrateState(this.operation, {
      ...run,
      show: (moves) => {
        this.say(moves.map(describe).join(''));
      },
      approve: ({ suffix }) => consent(suffix, `Move the state of ${suffix}?`),
    });
    tellOutcomes(this, outcomes, {
      json,
      done: 'moved',
      print: () => this.print(resultsOf(outcomes).map(outcome).join('')),
      document: () => ({
        migrated: outcomes.every(isOk),
        environments: outcomes.map((one) => outcomeAsJson(one, (move) => ({ ...move }))),
      }),
    });
  },
});

function describe({ suffix, from, to, action, resources, serial }: StateMove): string {
  if (action === 'none') return '';
  const what = action === 'move' ? contents({ resources, serial }) : 'nothing to copy';
  return oneLine(`${suffix}: ${from} → ${to} (${what})`);
}

function outcome({ suffix, to, action, resources, serial }: StateMove): string {
  if (action === 'none') return oneLine(`${suffix}: is in ${to} already`);
  if (action === 'adopt') return oneLine(`${suffix}: ${to} is in use now`);
  return oneLine(`${suffix}: moved to ${to}: ${contents({ resources, serial })}`);
}

/** `multienv state`. */
export const stateRoutes = buildRouteMap({
  routes: { migrate: migrateCommand },
  docs: { brief: 'Move the state to another backend' },
});

const contents = ({ resources, serial }: Pick<StateMove, 'resources' | 'serial'>) =>
  `${counted(resources, 'resource')}, serial ${serial}`;
