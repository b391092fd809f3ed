import type { StageName } from '../events/events.js';
import { Interrupted } from '../processes/interrupt.js';
import type { OperationContext } from './context.js';

/** Tells when a stage, of an environment or of all, begins and how it ended. */
export async function stage<Result>(
  context: OperationContext,
  { stage, environment }: { readonly stage: StageName; readonly environment?: string },
  work: () => Promise<Result>,
): Promise<Result> {
  const start = Date.now();
  const end = (outcome: 'ok' | 'failed' | 'interrupted') =>
    context.emit({
      type: 'stage-ended',
      stage,
      environment,
      seconds: (Date.now() - start) / 1000,
      outcome,
    });
  context.emit({ type: 'stage-started', stage, environment });
  try {
    const result = await work();
    end('ok');
    return result;
  } catch (error) {
    end(error instanceof Interrupted ? 'interrupted' : 'failed');
    throw error;
  }
}
