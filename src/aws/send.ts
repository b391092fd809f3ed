import type { UserError } from '../errors/user-error.js';
import { explainAwsError } from './explain-aws-error.js';
import type { AwsTarget } from './target.js';

/** For whom a request is, and what its refusals mean. */
export interface SendOptions {
  /** Name of the service for people. */
  readonly service: string;
  readonly target: Pick<AwsTarget, 'invocation'> & { readonly environment: { readonly suffix: string } };
  /** Names of AWS's errors that mean "is not there". */
  readonly absent?: readonly string[] | RegExp;
  /** A better word for a refusal than the general one. */
  readonly explain?: (refusal: Error) => UserError | undefined;
}

/** Sends one request; undefined where AWS says that the thing is not there, an error with the next step for any other refusal. */
export async function send<Answer>(
  request: () => Promise<Answer>,
  { service, target, absent = [], explain }: SendOptions,
): Promise<Answer | undefined> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isAbsent = absent instanceof RegExp ? absent.test(error.name) : absent.includes(error.name);
    if (isAbsent) return undefined;
    const { environment, invocation } = target;
    const told = explain?.(error);
    throw told ?? explainAwsError(error, { service, environment: environment.suffix, invocation });
  }
}
