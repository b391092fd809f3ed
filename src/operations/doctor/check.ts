import type { Target } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { Json } from '../../model/json.js';
import type { EnvironmentFolder } from '../../terraform/folder/environment-folder.js';
import type { OperationContext } from '../context.js';
import type { AccountFacts } from './account-facts.js';
import type { Diagnosis } from './diagnosis.js';
import type { StateContents } from './state-contents.js';

/** What a check of the machine and the project looks at. */
export interface GeneralSubject {
  readonly context: OperationContext;
  readonly loaded: LoadedEnvironments;
  /** `.multienv/sandbox` of the project, on the sandbox. */
  readonly sandboxFolder: string | undefined;
  readonly terraformBin: string | undefined;
  readonly pluginDir: string | undefined;
}

/** What a check of an environment looks at. */
export interface EnvironmentSubject extends Target {
  /** Shared by the environments that ask the same account and region with the same credentials. */
  readonly account: AccountFacts;
  /** Read at the first call, once. */
  readonly state: () => Promise<StateContents>;
  readonly folder: EnvironmentFolder;
  /** The stack as Terraform JSON, synthesized at the first call: in an app of the project's own that of the environment in it. */
  readonly stack: () => Promise<Json>;
}

/** A check of the machine and the project. */
export interface GeneralCheck {
  /** Permanent, kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly run: (subject: GeneralSubject) => Diagnosis | Promise<Diagnosis>;
}

/** A check of one environment. */
export interface EnvironmentCheck {
  /** Permanent, kebab-case. */
  readonly id: string;
  readonly title: string;
  /** Needs the right account in an enabled region: skipped, with the reason, where that is not given. */
  readonly needsAccess: boolean;
  /** `deploy` asks it too: it answers in about a second, and what it finds would stop the deploy later. */
  readonly isBeforeDeploy: boolean;
  readonly run: (subject: EnvironmentSubject) => Promise<Diagnosis>;
}
