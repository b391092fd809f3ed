import type { RunOutcome } from '../../terraform/folder/journal/entries.js';
import type { PastRuns } from '../../terraform/folder/journal/past-runs.js';
import type { JournalRun } from '../../terraform/folder/journal/read-run.js';

/** Which run it was, as a person knows it: `multienv deploy` (process 12 on laptop, since …). */
function describeRun({ run: { command, pid, host, at } }: JournalRun): string {
  return `\`multienv ${command}\` (process ${pid} on ${host}, since ${at.replace(/\.\d+Z$/, 'Z')})`;
}

/** What happened where there is an `errored.tfstate`. */
export const unwrittenState =
  'Terraform could not write its last state to the backend, and saved it as errored.tfstate.';

const damagedState = 'The state is only partly written, and cannot be read: the disk may have been full.';

/** What happened to the states of an environment, in whole sentences. */
export function tellOfStates({
  hasErroredState,
  hasDamagedState,
}: Pick<PastRuns, 'hasErroredState' | 'hasDamagedState'>): readonly string[] {
  return [...(hasErroredState ? [unwrittenState] : []), ...(hasDamagedState ? [damagedState] : [])];
}

const endings: Readonly<Record<RunOutcome, string>> = {
  ok: 'succeeded',
  failed: 'ended with errors',
  interrupted: 'was interrupted',
  killed: 'was killed',
  crashed: 'ended because Terraform crashed',
};

/** What happened in a run that was cut, in whole sentences. */
export function tellStory(past: JournalRun): string {
  const { outcome, done, steps, isApplying, needsRecovery, isDoubtful } = past;
  if (!isApplying) return `${describeRun(past)} was killed before it changed anything.`;
  if (!needsRecovery && !isDoubtful)
    return `${describeRun(past)} was killed; its Terraform kept running and finished.`;
  const ending = endings[outcome ?? 'killed'];
  const completed = done.filter(({ type }) => type === 'completed').length;
  const open = openSteps(past);
  const inWork = open.length === 0 ? '' : ` In progress at that moment: ${open.join(', ')}.`;
  return `${describeRun(past)} ${ending} after ${completed} of ${steps} steps.${inWork} The state may not contain everything that was created.`;
}

/** Addresses whose step had begun and not ended, or whose creation ended with an error. */
function openSteps({ done }: JournalRun): readonly string[] {
  const open = done.filter(
    ({ type, action }) => type === 'started' || (type === 'errored' && action === 'create'),
  );
  return [...new Set(open.map(({ address }) => address))];
}
