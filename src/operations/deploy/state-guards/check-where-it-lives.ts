import { basename } from 'node:path';
import { backendBlock } from '../../../config/values/backend-block.js';
import type { Problem } from '../../../errors/problem.js';
import { UserError } from '../../../errors/user-error.js';
import type { StateDocument } from '../../../terraform/json/state.js';
import { providerLockOf } from '../../../terraform/run/init.js';
import { checkBackend } from '../../../terraform/state/backend-record.js';
import type { OperationContext } from '../../context.js';
import { recordOf } from '../../record/was-production.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import { withStateErrors } from '../../state/state-access.js';
import { readableState, storedState } from '../../state/stored-state.js';
import { stateGuards } from './index.js';
import { namedProviders } from './providers/named-providers.js';
import { providerHomes } from './providers/provider-homes.js';
import { providerPlaces } from './providers/provider-places.js';
import type { Situation, StateGuard } from './state-guard.js';

interface WhatFollows {
  /** A destroy is planned: what only a deploy would do wrong does not matter. */
  readonly destroy?: boolean;
  /** Other checks come first, and a second call before the plan: Terraform is not started for this one, and nothing is told. */
  readonly isEarly?: boolean;
}

/**
 * Compares the file with the stored state, before Terraform refreshes anything. A deploy is refused for whatever is found, any other command
 * for what would mislead the refresh; the rest is told. A state that is not there yet, or is empty, binds nobody.
 * @throws UserError with a problem of each guard, `backend-changed`, or what keeps the state from being read
 */
export async function checkWhereItLives(
  context: OperationContext,
  run: EnvironmentRun,
  { destroy = false, isEarly = false }: WhatFollows = {},
): Promise<void> {
  const { folder, environment, invocation } = run;
  checkBackend({ folder, wanted: backendBlock(environment), invocation });
  const state = await withStateErrors(run, () => (isEarly ? readableState(run) : storedState(run)));
  if (state === undefined || state.resources.length === 0) return;
  const situation = situationOf(run, state);
  const misleading = await problemsOf(situation, true);
  refuse(misleading);
  const rest = destroy || run.command === 'recover' ? [] : await problemsOf(situation, false);
  if (run.command === 'deploy') refuse(rest);
  if (!isEarly) for (const problem of [...misleading, ...rest]) tell(context, run, problem);
}

function situationOf(run: EnvironmentRun, state: StateDocument): Situation {
  let places: ReturnType<Situation['places']> | undefined;
  const stack = () => run.stacks.jsonOf(run.environment);
  const read = async () => providerPlaces(await stack());
  return {
    run,
    state,
    homes: providerHomes(state),
    places: () => (places ??= read()),
    providers: async () => namedProviders(await stack(), providerLockOf(run.folder)),
    record: () => recordOf(run),
  };
}

async function problemsOf(situation: Situation, misleads: StateGuard['misleads']) {
  const guards = stateGuards.filter((guard) => guard.misleads === misleads);
  return (await Promise.all(guards.map((guard) => guard.problemsOf(situation)))).flat();
}

function refuse(problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new UserError(errors, { exitCode: 1 });
}

function tell({ emit }: OperationContext, run: EnvironmentRun, problem: Problem): void {
  const { severity, message, hint, file, line } = problem;
  const refused = severity === 'error' ? 'deploy will refuse this: ' : '';
  const place = file === null || line === null ? '' : ` (${basename(file)}:${line})`;
  emit({ type: 'notice', environment: run.folder.suffix, message: `${refused}${message}${place} ${hint}` });
}
