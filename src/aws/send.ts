import { explainAwsError } from './explain-aws-error.js';

/** Whom a request is for, in the words of an error. */
export interface SendOptions {
  /** Name of the service for people. */
  readonly service: string;
  /** Suffix of the environment. */
  readonly environment: string;
  /** Names of AWS's errors that mean "is not there". */
  readonly absent?: readonly string[];
}

/** Sends one request; undefined where AWS says that the thing is not there, an error with the next step for any other refusal. */
export async function send<Answer>(
  request: () => Promise<Answer>,
  { service, environment, absent = [] }: SendOptions,
): Promise<Answer | undefined> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof Error && absent.includes(error.name)) return undefined;
    throw explainAwsError(error, { service, environment });
  }
}
