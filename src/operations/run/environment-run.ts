import type { CallerIdentity } from '../../aws/sts.js';
import type { SandboxPlace, Target } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { PrivateFolder } from '../../files/private-folder.js';
import type { OrphanProviders } from '../../stacks/synth/orphan-stack.js';
import type { RunOwner } from '../../terraform/folder/busy.js';
import type { EnvironmentFolder } from '../../terraform/folder/environment-folder.js';
import type { Journal } from '../../terraform/folder/journal/journal.js';
import type { LockfileMode } from '../../terraform/run/init.js';
import type { TerraformTarget } from '../../terraform/run/run-terraform.js';
import type { CheckedBuckets } from '../state/checked-buckets.js';
import type { StackSource } from '../synth/stack-source.js';

/** Which environments Terraform works on, and with what. */
export interface RunOptions {
  readonly loaded: LoadedEnvironments;
  readonly environments: readonly ResolvedEnvironment[];
  /** Those of `environments` that the file no longer has, with the providers that their states name. */
  readonly orphans?: ReadonlyMap<string, OrphanProviders>;
  /** The run is on the sandbox. */
  readonly sandbox?: SandboxPlace;
  /** Name or path of Terraform or OpenTofu. Default: `terraform.binary` of the file, else the one on PATH. */
  readonly terraformBin?: string;
  /** Folder with a mirror of providers. */
  readonly pluginDir?: string;
  /** Whether Terraform may change the lock file of the providers. Default: in CI (`CI` is set) not once there is one. */
  readonly lockfile?: 'readonly' | 'update';
  /** How many environments are worked on at a time. Default: one for each processor for plans, eight for what mostly waits. */
  readonly parallel?: number;
  /** The first failure lets no other environment begin. What runs already comes to its end. Default: each for itself. */
  readonly failFast?: boolean;
  /** How long to wait for another run on the same environment, in seconds. Default: not at all. */
  readonly waitSeconds?: number;
}

/** What a command asks of a run. */
export interface CommandOptions extends RunOptions {
  readonly command: string;
  /** It only looks: it works on copies, whoever else is at work, and leaves no file. Default: the environment is its own. */
  readonly isIsolated?: boolean;
}

/** One environment that this run may work on: nobody else does meanwhile. */
export interface EnvironmentRun extends Target {
  /** Where its settings are written; undefined for a program that has no file. */
  readonly loaded?: Pick<LoadedEnvironments, 'file' | 'locate'>;
  readonly folder: EnvironmentFolder;
  readonly target: TerraformTarget;
  readonly pluginFolder: string | undefined;
  readonly lockfile?: LockfileMode;
  /** Says where the provider comes from, once, where nobody has named that. */
  readonly tellProvider?: () => void;
  /** Shared by the environments of a run. */
  readonly stacks: Pick<StackSource, 'stackOf' | 'jsonOf' | 'close'>;
  /** Shared too. */
  readonly buckets: Pick<CheckedBuckets, 'check'>;
  /** The file no longer has it: its stack is a backend and a provider. Default: it has. */
  readonly isOrphan?: boolean;
  /** Name of the command. */
  readonly command: string;
  /** It only looks, on copies: another run may be at work. Default: the environment is this run's own. */
  readonly isIsolated?: boolean;
  readonly journal: Journal;
  /** Receives the plans that are applied. */
  readonly privateFolder: PrivateFolder;
  /** A Terraform that outlived its run; only for `recover`, which takes care of it. */
  readonly orphan: RunOwner | undefined;
  /** Who AWS takes us for, where somebody has asked already. */
  readonly caller?: CallerIdentity;
  /** How long to wait for the lock of the state. */
  readonly waitSeconds: number | undefined;
}
