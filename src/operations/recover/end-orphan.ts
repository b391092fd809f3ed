import { setTimeout as sleep } from 'node:timers/promises';
import { interruptLeader, isAlive, killGroup } from '../../processes/groups.js';
import { throwIfInterrupted } from '../../processes/interrupt.js';
import { isSameGroupAlive } from '../../processes/process-identity.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import type { Approve } from './questions.js';

const pollMs = 200;
/** As long as Terraform may take to end gently before it is killed. */
const gentleMs = 120_000;

/**
 * Ends a Terraform that outlived its run, gently first, or waits for it.
 * @returns its process id; null when there is none
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
      interruptLeader(child.pid);
      await waitUntil(Date.now() + graceMs);
    }
    if (await lives()) await killGroup(child.pid);
  } else {
    const message = `Waiting for Terraform (process ${child.pid}) to come to its end.`;
    context.emit({ type: 'notice', environment: suffix, message });
    await waitUntil(Number.POSITIVE_INFINITY);
  }
  target.onChild?.(undefined);
  return child.pid;
}
