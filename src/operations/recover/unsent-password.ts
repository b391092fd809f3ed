import { readRuns } from '../../terraform/folder/journal/past-runs.js';
import type { JournalRun } from '../../terraform/folder/journal/read-run.js';
import { passwordUnsent } from '../errors.js';
import type { EnvironmentRun } from '../run/environment-run.js';

/**
 * Recognises a database that refused its new password. The provider notes the version as sent all the same, so Terraform's plans are empty
 * from then on: only the journal knows.
 * @throws UserError `password-unsent` unless the plan sends it
 */
export function checkUnsentPassword(
  {
    folder,
    target,
    environment,
    command,
  }: Pick<EnvironmentRun, 'folder' | 'target' | 'environment' | 'command'>,
  { sentToDatabase }: { readonly sentToDatabase: boolean },
): void {
  // A recovery that ended here would stand before the deploy that sends it.
  if (command === 'recover') return;
  if (sentToDatabase || environment.database.password.source === 'rdsManaged') return;
  const last = unsentPassword(folder);
  if (last === undefined) return;
  const { suffix, invocation } = target;
  throw passwordUnsent.error({ suffix, invocation, at: last.run.at });
}

/** The run in which the database refused its new password, where none has sent it since. */
export function unsentPassword(folder: EnvironmentRun['folder']): JournalRun | undefined {
  const last = readRuns(folder).findLast(hasSent);
  return last !== undefined && outcomeOf(last) === 'errored' ? last : undefined;
}

function hasSent(run: JournalRun): boolean {
  return ['completed', 'errored'].includes(outcomeOf(run) ?? '');
}

/** How the change of the database ended that was to bring the password; a database that is made anew gets it in any case. */
function outcomeOf({ sendsPassword, done }: JournalRun): string | undefined {
  if (sendsPassword === undefined) return undefined;
  const { address } = sendsPassword;
  return done.find((step) => step.address === address && step.action !== 'delete')?.type;
}
