import type { Invocation } from '../../errors/invocation.js';
import type { Problem } from '../../errors/problem.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import type { SettingPath } from '../schema/setting-path.js';

/** A problem of an environment and the setting that it is about; its place in the file is added later. */
export interface SettingFault {
  /** Path inside the environment; empty for the environment itself. */
  readonly at: SettingPath;
  readonly problem: Problem;
}

/** A check of settings against each other, or against what AWS accepts. */
export interface EnvironmentCheck {
  /** Dotted settings that it looks at; it does not run when one of them broke the schema. */
  readonly reads: readonly string[];
  /** `invocation` writes the commands that hints name. */
  readonly run: (environment: ResolvedEnvironment, invocation: Invocation) => readonly SettingFault[];
}
