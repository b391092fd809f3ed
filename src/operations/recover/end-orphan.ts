import { setTimeout as sleep } from 'node:timers/promises';
import { interruptLeader, isAlive, killGroup } from '../../processes/groups.js';
import { isSameGroupAlive, killLeftMembers } from '../../processes/identity/process-identity.js';
import { type RecordedProcess, whyNotToEnd } from '../../processes/identity/recorded-process.js';
import { throwIfInterrupted } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { processNotRecognised } from './orphan-errors.js';
import type { Approve } from './questions.js';

const pollMs = 200;
/** As long as Terraform may take to end gently before it is killed. */
const gentleMs = 120_000;

/**
 * Ends a Terraform that outlived its run, gently first, or waits for it.
 * @returns its process id; null when there is none
 * @throws UserError `process-not-recognised` when it may be another process by now: it is left alone
 */
export async function endOrphan(
  context: OperationContext,
  run: EnvironmentRun,
  { approve, graceMs = gentleMs }: { readonly approve: Approve; readonly graceMs?: number },
): Promise<number | null> {
  const { orphan, folder, target } = run;
  if (orphan?.child === undefined) return null;
  const { child, command } = orphan;
  const { suffix, path } = folder;
  const lives = () => isSameGroupAlive(child, path);
  const waitUntil = async (end: number) => {
    while ((await lives()) && Date.now() < end) {
      throwIfInterrupted(context.interrupt);
      await sleep(pollMs);
    }
  };
  if (await approve({ kind: 'end-terraform', suffix, pid: child.pid, command })) {
    if (isAlive(child.pid)) {
      await refuseOther(run, child);
      interruptLeader(child.pid);
      await waitUntil(Date.now() + graceMs);
    }
    if (await lives()) await killRest(run, child);
  } else {
    const message = `Waiting for Terraform (process ${child.pid}) to come to its end.`;
    context.emit({ type: 'notice', environment: suffix, message });
    await waitUntil(Number.POSITIVE_INFINITY);
  }
  target.onChild?.(undefined);
  return child.pid;
}

async function killRest(run: EnvironmentRun, child: RecordedProcess): Promise<void> {
  if (isAlive(child.pid)) {
    await refuseOther(run, child);
    await killGroup(child.pid);
  } else if (!(await killLeftMembers(child, run.folder.path))) {
    throw notRecognised(run, {
      pid: child.pid,
      reason: 'has ended, and what it has started is not recognised',
    });
  }
}

async function refuseOther(run: EnvironmentRun, child: RecordedProcess): Promise<void> {
  const reason = await whyNotToEnd(child);
  if (reason !== undefined) throw notRecognised(run, { pid: child.pid, reason });
}

function notRecognised(
  { folder, invocation }: EnvironmentRun,
  { pid, reason }: { readonly pid: number; readonly reason: string },
) {
  const { suffix, busyFile: file } = folder;
  return processNotRecognised.error({ suffix, pid, reason, file, invocation });
}
