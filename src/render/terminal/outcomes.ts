import type { EnvironmentOutcome } from '../../operations/run/outcome.js';
import { escapeControls } from '../escape.js';

const words = {
  failed: 'failed',
  interrupted: 'interrupted',
  skipped: 'skipped',
  declined: 'declined',
} as const;

/**
 * What became of the environments that did not end well, in lines, and how many did; empty where all did. The problems of a failed one are
 * printed elsewhere.
 * @param done what was done to the others: `deployed`
 */
export function renderOutcomes(outcomes: readonly EnvironmentOutcome<unknown>[], done: string): string {
  const lines = outcomes.flatMap((one) => {
    if (one.outcome === 'skipped') return [`${one.suffix}: skipped: ${one.reason}.`];
    if (one.outcome === 'interrupted') return [one.message];
    return one.outcome === 'declined' ? [`${one.suffix}: declined; it was left as it is.`] : [];
  });
  const told = [...new Set(lines), ...countLine(outcomes, done)];
  return told.map((line) => `${escapeControls(line)}\n`).join('');
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
