import { interruption } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import { type EnvironmentOutcome, isOk, type OkOutcome, outcomeOfError } from './outcome.js';

/** How the environments of an operation are worked on. */
export interface ForEachOptions<Before> {
  readonly context: Pick<OperationContext, 'interrupt'>;
  /** How many at a time. */
  readonly parallel: number;
  /** The first failure lets no other environment begin. Default: each for itself. */
  readonly failFast?: boolean;
  /** What is known of an environment that an interruption keeps from being begun. */
  readonly notBegun?: (before: Before) => string;
}

/**
 * Does `work` for each environment that all went well with so far, some at a time; the outcome of any other stays as it is. A failure is the
 * outcome of that environment alone. After an interruption none is begun, and those that run are waited for.
 */
export async function forEach<Before, After>(
  outcomes: readonly EnvironmentOutcome<Before>[],
  options: ForEachOptions<Before>,
  work: (before: Before) => Promise<After>,
): Promise<readonly EnvironmentOutcome<After>[]> {
  const done = new Map<string, EnvironmentOutcome<After>>();
  const failed = () => firstFailure([...outcomes, ...done.values()]);
  const waiting = outcomes.filter(isOk);
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const obstacle = obstacleOf(next, options, failed());
      done.set(next.suffix, obstacle ?? (await attempt(next, work)));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.parallel) }, worker));
  return outcomes.map((one) => {
    if (!isOk(one)) return one;
    return done.get(one.suffix) ?? { suffix: one.suffix, outcome: 'skipped', reason: 'it was not started' };
  });
}

async function attempt<Before, After>(
  { suffix, result }: OkOutcome<Before>,
  work: (before: Before) => Promise<After>,
): Promise<EnvironmentOutcome<After>> {
  try {
    return { suffix, outcome: 'ok', result: await work(result) };
  } catch (error) {
    return outcomeOfError(suffix, error);
  }
}

function obstacleOf<Before>(
  { suffix, result }: OkOutcome<Before>,
  { context, failFast = false, notBegun }: ForEachOptions<Before>,
  failed: string | undefined,
): EnvironmentOutcome<never> | undefined {
  if (context.interrupt.gentle.aborted) {
    const known = notBegun?.(result) ?? '';
    const message = `${suffix}: interrupted before it was started${known === '' ? '' : `; ${known}`}.`;
    return outcomeOfError(suffix, interruption(context.interrupt, message));
  }
  if (failFast && failed !== undefined)
    return { suffix, outcome: 'skipped', reason: `${failed} failed, and --fail-fast was given` };
  return undefined;
}

function firstFailure(outcomes: readonly EnvironmentOutcome<unknown>[]): string | undefined {
  return outcomes.find(({ outcome }) => outcome === 'failed')?.suffix;
}
