import type { EnvironmentOutcome } from '../../operations/run/outcome.js';
import { oneLine } from './one-line.js';

const words = {
  failed: 'failed',
  interrupted: 'interrupted',
  skipped: 'skipped',
  declined: 'declined',
} as const;

/** How outcomes are put into words. */
export interface OutcomeWords {
  /** What was done to the environments that all went well with: `deployed`. */
  readonly done: string;
  /** What a no at its question means for an environment. Default: nothing was changed. */
  readonly declined?: string;
}

/**
 * What became of the environments that did not end well, in lines, and how many did; empty where all did. The problems of a failed one are
 * printed elsewhere.
 */
export function renderOutcomes(
  outcomes: readonly EnvironmentOutcome<unknown>[],
  { done, declined = 'nothing was changed' }: OutcomeWords,
): string {
  const lines = outcomes.flatMap((one) => {
    if (one.outcome === 'skipped') return [`${one.suffix}: skipped: ${one.reason}.`];
    if (one.outcome === 'interrupted') return [one.message];
    return one.outcome === 'declined' ? [`${one.suffix}: declined; ${declined}.`] : [];
  });
  const told = [...new Set(lines), ...countLine(outcomes, done)];
  return told.map(oneLine).join('');
}

function countLine(outcomes: readonly EnvironmentOutcome<unknown>[], done: string): readonly string[] {
  const open = outcomes.filter(({ outcome }) => outcome !== 'ok');
  if (outcomes.length < 2 || open.length === 0) return [];
  const parts = Object.entries(words).flatMap(([outcome, word]) => {
    const suffixes = open.filter((one) => one.outcome === outcome).map(({ suffix }) => suffix);
    return suffixes.length === 0 ? [] : [`${suffixes.length} ${word} (${suffixes.join(', ')})`];
  });
  return [`${outcomes.length - open.length} of ${outcomes.length} ${done}; ${parts.join(', ')}.`];
}
