import type { SandboxPlace } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { OperationContext } from '../context.js';
import type { CheckStatus } from './diagnosis.js';
import { environmentChecks } from './environment/index.js';
import { type CheckResult, examineEnvironment, examineProject } from './examine.js';
import { generalChecks } from './general/index.js';
import { openSubjects } from './subjects.js';
import { untilInterrupted } from './until-interrupted.js';

export type { CheckResult } from './examine.js';

/** What to examine, and with what. */
export interface DoctorOptions {
  readonly loaded: LoadedEnvironments;
  readonly environments: readonly ResolvedEnvironment[];
  /** Ask the emulator instead of AWS. */
  readonly sandbox?: SandboxPlace;
  /** Name or path of Terraform or OpenTofu. Default: `terraform.binary` of the file, else the one on PATH. */
  readonly terraformBin?: string;
  /** Folder with a mirror of providers. */
  readonly pluginDir?: string;
}

/** All checks, in a fixed order: machine and project, then one environment after the other. */
export interface DoctorReport {
  /** Whether there is no problem; warnings do not count. */
  readonly ok: boolean;
  readonly summary: Readonly<Record<CheckStatus, number>>;
  readonly checks: readonly CheckResult[];
  /** Whether each environment is ready: `failed` where one of its checks has found a problem. */
  readonly environments: readonly { readonly suffix: string; readonly outcome: 'ok' | 'failed' }[];
}

/**
 * Examines machine, project and environments, all at the same time. Changes nothing.
 * @throws UserError `aws-unreachable` when the emulator does not answer, or `Interrupted`
 */
export async function doctor(context: OperationContext, options: DoctorOptions): Promise<DoctorReport> {
  const checks = await untilInterrupted(context.interrupt, () => examineAll(context, options));
  const summary = { ok: 0, problem: 0, warning: 0, skipped: 0 };
  for (const { status } of checks) summary[status] += 1;
  const environments = options.environments.map(({ suffix }) => {
    const own = checks.filter(({ environment }) => environment === suffix);
    const outcome = own.some(({ status }) => status === 'problem') ? 'failed' : 'ok';
    return { suffix, outcome } as const;
  });
  return { ok: summary.problem === 0, summary, checks, environments };
}

async function examineAll(
  context: OperationContext,
  { loaded, environments, sandbox, terraformBin, pluginDir }: DoctorOptions,
): Promise<readonly CheckResult[]> {
  const general = { context, loaded, sandboxFolder: sandbox?.folder, terraformBin, pluginDir };
  const subjects = await openSubjects(context, { root: loaded.root, environments, sandbox });
  return Promise.all([
    ...generalChecks.map((check) => examineProject(check, general)),
    ...subjects.flatMap((subject) => environmentChecks.map((check) => examineEnvironment(check, subject))),
  ]);
}
