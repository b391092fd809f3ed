import { UserError } from '../../errors/user-error.js';
import { Interrupted, type InterruptSignal } from '../../processes/interrupt.js';
import { explainFileError } from './explain-file-error.js';

/** What became of one environment in an operation over several. */
export type EnvironmentOutcome<Result> = { readonly suffix: string } & (
  | { readonly outcome: 'ok'; readonly result: Result }
  /** The question about it was answered with no. */
  | { readonly outcome: 'declined' }
  /** A `UserError` can be mended; anything else is a fault of ours. */
  | { readonly outcome: 'failed'; readonly error: unknown }
  | {
      readonly outcome: 'interrupted';
      readonly message: string;
      readonly signal: InterruptSignal;
      /** A child was killed, rather than left to end by itself. */
      readonly killed: boolean;
    }
  /** It was not begun. */
  | { readonly outcome: 'skipped'; readonly reason: string }
);

/** An environment that all went well with so far. */
export type OkOutcome<Result> = Extract<EnvironmentOutcome<Result>, { readonly outcome: 'ok' }>;

/** A question was answered with no: nothing more is done to that environment. */
export class Declined extends Error {
  override readonly name = 'Declined';
}

/** Environments of which nothing is known yet. */
export function started<Environment extends { readonly suffix: string }>(
  environments: readonly Environment[],
): readonly OkOutcome<Environment>[] {
  return environments.map((result) => ({ suffix: result.suffix, outcome: 'ok', result }));
}

/** The outcome of an environment whose work threw. */
export function outcomeOfError(suffix: string, error: unknown): EnvironmentOutcome<never> {
  if (error instanceof Declined) return { suffix, outcome: 'declined' };
  if (error instanceof Interrupted) {
    const { message, signal, killed } = error;
    return { suffix, outcome: 'interrupted', message, signal, killed };
  }
  return { suffix, outcome: 'failed', error: explainFileError(error) };
}

/** Whether all went well with an environment so far. */
export function isOk<Result>(one: EnvironmentOutcome<Result>): one is OkOutcome<Result> {
  return one.outcome === 'ok';
}

/** Results of the environments that all went well with, in the order of the outcomes. */
export function resultsOf<Result>(outcomes: readonly EnvironmentOutcome<Result>[]): readonly Result[] {
  return outcomes.filter(isOk).map(({ result }) => result);
}

/** What can be mended of the failed environments; an error that several share is there once. */
export function userErrorsOf(outcomes: readonly EnvironmentOutcome<unknown>[]): readonly UserError[] {
  const errors = outcomes.flatMap((one) => (one.outcome === 'failed' ? [one.error] : []));
  return [...new Set(errors)].filter((error) => error instanceof UserError);
}

/** The first fault of ours among the failed environments. */
export function bugOf(outcomes: readonly EnvironmentOutcome<unknown>[]): unknown {
  return outcomes
    .flatMap((one) => (one.outcome === 'failed' ? [one.error] : []))
    .find((error) => !(error instanceof UserError));
}
