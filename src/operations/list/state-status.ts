import { tryParseState } from '../../terraform/json/state.js';
import type { RecordReading } from '../record/deploy-record.js';
import { type StateFacts, stateFacts } from '../record/state-facts.js';
import type { ListedEnvironment } from './listed-environment.js';

/** What the text of a state says about an environment, and what that state tells. */
export interface StateStatus {
  readonly status: Extract<ListedEnvironment['status'], 'deployed' | 'not-deployed' | 'unknown'>;
  readonly reason: string | null;
  readonly facts: StateFacts | undefined;
}

/** @param text of the state; empty where there is none, undefined where only Terraform can read it */
export function stateStatus(text: string | undefined, backend: string): StateStatus {
  if (text === undefined)
    return { status: 'unknown', reason: `only Terraform can read ${backend}`, facts: undefined };
  const state = tryParseState(text);
  if (state === undefined) return { status: 'unknown', reason: 'its state cannot be read', facts: undefined };
  const facts = stateFacts(state);
  return { status: facts.resources === 0 ? 'not-deployed' : 'deployed', reason: null, facts };
}

/** What a record tells of the last deploy; nothing where there is none, or where nothing is deployed any more. */
export function lastDeploy(reading: RecordReading, status: ListedEnvironment['status']) {
  if (reading.kind !== 'record' || status === 'not-deployed') return null;
  const { at, by, ciRun, multienv, outcome, counts } = reading.record;
  return { at, by, ciRun, multienv, outcome, counts };
}
