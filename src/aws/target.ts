import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import type { Invocation } from '../errors/invocation.js';

/** The emulator that stands in for AWS. */
export interface SandboxPlace {
  readonly endpoint: string;
  /** `.multienv/sandbox` of the project. */
  readonly folder: string;
}

/** Where an environment is worked on and how we were called: for who speaks to AWS, starts Terraform or names a next command. */
export interface Target {
  readonly environment: ResolvedEnvironment;
  /** What AWS clients and children get as environment variables: on the sandbox none of the person's AWS_*. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** AWS without it. */
  readonly sandbox?: SandboxPlace;
  readonly invocation: Invocation;
}

/** A target as AWS clients see it. */
export interface AwsTarget extends Omit<Target, 'environment'> {
  readonly environment: Pick<ResolvedEnvironment, 'aws' | 'suffix'>;
  /** Give up soon: a check that hangs is worth less than one that says so. */
  readonly isHurried?: boolean;
}
