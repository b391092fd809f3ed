import type { StageName } from '../../events/events.js';
import { tellStage } from '../../events/tell-stage.js';
import { Interrupted } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';

/** Tells when a stage, of an environment or of all, begins and how it ended. */
export function stage<Result>(
  { emit }: OperationContext,
  told: { readonly stage: StageName; readonly environment?: string },
  work: () => Promise<Result>,
): Promise<Result> {
  return tellStage(emit, { ...told, isInterrupted: (error) => error instanceof Interrupted }, work);
}
