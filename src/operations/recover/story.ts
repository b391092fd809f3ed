import type { JournalRun } from '../../terraform/journal/read-run.js';

/** Which run it was, as a person knows it: `multienv deploy` (process 12 on laptop, since …). */
export function describeRun({ run: { command, pid, host, at } }: JournalRun): string {
  return `\`multienv ${command}\` (process ${pid} on ${host}, since ${at.replace(/\.\d+Z$/, 'Z')})`;
}

/** What happened in a run that needs a recovery, in whole sentences. */
export function tellStory(past: JournalRun): string {
  const { outcome, done, steps } = past;
  const ending = outcome === 'crashed' ? 'ended with a crash of Terraform' : 'was killed';
  const completed = done.filter(({ type }) => type === 'completed').length;
  const open = openSteps(past);
  const inWork = open.length === 0 ? '' : ` In work at that moment: ${open.join(', ')}.`;
  return `${describeRun(past)} ${ending} after ${completed} of ${steps} steps.${inWork} The state may not know all that was made.`;
}

/** Addresses whose step had begun and not ended. */
export function openSteps({ done }: JournalRun): readonly string[] {
  return [...new Set(done.filter(({ type }) => type === 'started').map(({ address }) => address))];
}
