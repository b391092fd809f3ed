import type { JournalRun } from '../../terraform/journal/read-run.js';

/** Which run it was, as a person knows it: `multienv deploy` (process 12 on laptop, since …). */
function describeRun({ run: { command, pid, host, at } }: JournalRun): string {
  return `\`multienv ${command}\` (process ${pid} on ${host}, since ${at.replace(/\.\d+Z$/, 'Z')})`;
}

/** What happened where there is an `errored.tfstate`. */
export const unwrittenState =
  'Terraform could not write its last state into the backend, and left it as errored.tfstate.';

/** What happened in a run that was cut, in whole sentences. */
export function tellStory(past: JournalRun): string {
  const { outcome, done, steps, isApplying, needsRecovery } = past;
  if (!isApplying) return `${describeRun(past)} was killed before it changed anything.`;
  if (!needsRecovery) return `${describeRun(past)} was killed; its Terraform went on and finished by itself.`;
  const ending = outcome === 'crashed' ? 'ended with a crash of Terraform' : 'was killed';
  const completed = done.filter(({ type }) => type === 'completed').length;
  const open = openSteps(past);
  const inWork = open.length === 0 ? '' : ` In work at that moment: ${open.join(', ')}.`;
  return `${describeRun(past)} ${ending} after ${completed} of ${steps} steps.${inWork} The state may not know all that was made.`;
}

/** Addresses whose step had begun and not ended. */
function openSteps({ done }: JournalRun): readonly string[] {
  return [...new Set(done.filter(({ type }) => type === 'started').map(({ address }) => address))];
}
