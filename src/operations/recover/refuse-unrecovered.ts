import type { Problem } from '../../errors/problem.js';
import { environmentUnrecovered } from '../../terraform/errors.js';
import { runAtWork } from '../../terraform/folder/busy.js';
import { pastRuns, settle } from '../../terraform/folder/journal/past-runs.js';
import { describeLock } from '../../terraform/state/state-lock.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { blockOfState } from '../state/release-lock.js';
import { readLock } from '../state/state-locks.js';
import { tellOfStates, tellStory } from './story.js';

/** They change a state, and would build on one that lacks something. */
const waitForRecovery = new Set(['deploy', 'destroy', 'state migrate']);

/**
 * Tells what happened to earlier runs on an environment.
 * @returns the problem that keeps this command from working on it
 */
export async function refuseUnrecovered(
  { emit }: OperationContext,
  run: EnvironmentRun,
): Promise<Problem | undefined> {
  const { folder, target, journal, command, isIsolated = false } = run;
  const { suffix, invocation } = target;
  if (command === 'recover') return undefined;
  // What has not come to its end yet looks like what was cut.
  if (isIsolated && (await runAtWork(folder)) !== undefined) return undefined;
  const past = pastRuns(folder, journal);
  const notice = (message: string) => emit({ type: 'notice', environment: suffix, message });
  for (const one of past.finishedAlone) {
    notice(tellStory(one));
    if (!isIsolated) settle(one);
  }
  for (const one of past.harmless) notice(tellStory(one));
  for (const one of past.doubtful)
    notice(`${tellStory(one)} To look for it: ${invocation.next('recover', { env: suffix })}`);
  const sentences = [...past.unrecovered.map(tellStory), ...tellOfStates(past)];
  if (sentences.length === 0) return undefined;
  const story = [...sentences, ...(await lockSentence(run))].join(' ');
  const problem = environmentUnrecovered.problem({ suffix, invocation, story });
  if (waitForRecovery.has(command) || past.hasDamagedState) return problem;
  notice(`${story} Next: ${problem.hint}`);
  return undefined;
}

/** They take the lock of the state: when one has ended well, a run that was killed before it changed anything has left none. */
const takeLock = new Set(['plan', 'deploy', 'destroy']);

/** After a run that ended well nothing needs to be said any more of those that changed nothing. */
export function forgetHarmless({ folder, journal, command }: EnvironmentRun): void {
  if (takeLock.has(command)) for (const one of pastRuns(folder, journal).harmless) settle(one);
}

async function lockSentence(run: EnvironmentRun): Promise<readonly string[]> {
  const lock = await readLock(run, blockOfState(run)).catch(() => undefined);
  return lock === undefined ? [] : [`The state is locked by ${describeLock(lock)}.`];
}
