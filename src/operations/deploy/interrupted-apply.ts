import { Interrupted } from '../../processes/interrupt.js';
import type { ApplyTracker } from '../../terraform/run/progress.js';
import type { OperationContext } from '../context.js';

interface InterruptedApply {
  readonly environment: string;
  readonly tracker: Pick<ApplyTracker, 'progress'>;
  readonly stageName: 'apply' | 'destroy';
  /** The command that goes on from here. */
  readonly next: string;
}

/** An interruption of an apply with how far it came, and what remains. */
export function interruptedApply(
  error: Interrupted,
  { environment, tracker, stageName, next }: InterruptedApply,
): Interrupted {
  const { done, total, running } = tracker.progress;
  const open = running.length === 0 ? '' : ` Interrupted: ${running.join(', ')}.`;
  const told = error.killed ? 'killed' : 'interrupted';
  const message = `${environment}: ${stageName} ${told} after ${done} of ${total} steps; the rest is not done.${open} Next: ${next}`;
  return new Interrupted(error.signal, message, { cause: error, killed: error.killed });
}

/**
 * Says why nothing seems to happen after a Ctrl-C that comes before the first step: it is held back until Terraform heeds it.
 * @returns ends it
 */
export function tellHeldInterruption(
  { emit, interrupt }: OperationContext,
  { environment, tracker }: Pick<InterruptedApply, 'environment' | 'tracker'>,
): () => void {
  const ended = new AbortController();
  const tell = () => {
    const { done, total, running } = tracker.progress;
    if (done > 0 || running.length > 0) return;
    const none = total === 1 ? 'The one step has not started.' : `None of the ${total} steps has started.`;
    const message = `${none} Terraform stops at the first step; a second Ctrl-C kills it at once.`;
    emit({ type: 'notice', environment, message });
  };
  interrupt.gentle.addEventListener('abort', tell, { once: true, signal: ended.signal });
  return () => ended.abort();
}
