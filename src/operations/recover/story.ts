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
  const { outcome, done, steps, isApplying, needsRecovery, isUncertain } = past;
  if (!isApplying) return `${describeRun(past)} was killed before it changed anything.`;
  if (isUncertain) {
    const failed = done.filter(({ action, type }) => action === 'create' && type !== 'completed');
    const ending = outcome === 'failed' ? 'ended with an error' : 'was interrupted';
    return `${describeRun(past)} ${ending} while it made ${addressesOf(failed)}.`;
  }
  if (!needsRecovery) return `${describeRun(past)} was killed; its Terraform went on and finished by itself.`;
  const ending = outcome === 'crashed' ? 'ended with a crash of Terraform' : 'was killed';
  const completed = done.filter(({ type }) => type === 'completed').length;
  // Their steps had begun and not ended.
  const open = addressesOf(done.filter(({ type }) => type === 'started'));
  const inWork = open === '' ? '' : ` In work at that moment: ${open}.`;
  return `${describeRun(past)} ${ending} after ${completed} of ${steps} steps.${inWork} The state may not know all that was made.`;
}

function addressesOf(steps: JournalRun['done']): string {
  return [...new Set(steps.map(({ address }) => address))].join(', ');
}
