import type { TargetArn } from './arn.js';

/** A request, as far as it is known. */
export interface AccessRequest {
  readonly action: string;
  readonly target: TargetArn;
  /** Address of the role that asks; undefined for anybody, and where nobody knows which. */
  readonly role: string | undefined;
  /** Keys that the request has, in lower case, undefined for one that it does not have; of others nobody knows. */
  readonly context: Readonly<Record<string, string | undefined>>;
}
