import type { Emit, StageName } from './events.js';

/** A stage, and how to tell an interruption from a failure. */
export interface ToldStage {
  readonly stage: StageName;
  /** Suffix of the environment; without it the stage is that of all. */
  readonly environment?: string;
  readonly isInterrupted: (error: unknown) => boolean;
}

/** Does `work`, and tells when the stage begins and how it ended. */
export async function tellStage<Result>(
  emit: Emit,
  { stage, environment, isInterrupted }: ToldStage,
  work: () => Promise<Result>,
): Promise<Result> {
  const start = Date.now();
  const end = (outcome: 'ok' | 'failed' | 'interrupted') =>
    emit({ type: 'stage-ended', stage, environment, seconds: (Date.now() - start) / 1000, outcome });
  emit({ type: 'stage-started', stage, environment });
  try {
    const result = await work();
    end('ok');
    return result;
  } catch (error) {
    end(isInterrupted(error) ? 'interrupted' : 'failed');
    throw error;
  }
}
