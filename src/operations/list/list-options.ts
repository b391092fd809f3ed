import type { SandboxPlace } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';

/** What is listed. */
export interface ListOptions {
  readonly loaded: LoadedEnvironments;
  /** What is on the sandbox. Default: what is on AWS. */
  readonly sandbox?: SandboxPlace | undefined;
}
