import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment, Tier } from '../../config/schema/environment-schema.js';
import { frameworkCoverage } from '../../policy/frameworks/framework-coverage.js';
import type { CheckReport } from '../../policy/report.js';
import { summarize } from '../../policy/review/summarize.js';
import type { Rule } from '../../rules/define-rule.js';
import type { Framework } from '../../rules/frameworks.js';
import type { OperationContext } from '../context.js';
import { checkFiles } from './check-files.js';

/** A plan that is no file. */
export interface PlanText {
  /** What findings call it. */
  readonly name: string;
  readonly text: string;
}

/** What to review. */
export interface CheckOptions {
  /** environments.yaml: its waivers, and where its settings stand. */
  readonly loaded?: LoadedEnvironments;
  /** Environments of the file whose stacks are reviewed. Default: none. */
  readonly environments?: readonly ResolvedEnvironment[];
  /** Terraform JSON of anybody's: files, folders of one stack, output folders of a synthesis; relative to where the person stands. */
  readonly stacks?: readonly string[];
  /** What `terraform show -json PLAN` printed: files, or the text itself. */
  readonly plans?: readonly (string | PlanText)[];
  /** Tier of `stacks` and `plans`. Default: production. */
  readonly tier?: Tier;
  /** Region that `stacks` and `plans` are meant for. Default: ap-southeast-1. */
  readonly region?: string;
  /** Framework whose controls the report sets against the findings. Default: none. */
  readonly framework?: Framework;
  /** Default: every rule. */
  readonly rules?: readonly Rule[];
}

/**
 * Reviews environments, and stacks and plans of anybody's, without Terraform and AWS. What it finds is data, not an error.
 * @throws UserError when a stack or plan cannot be read, or what went wrong with `synthCommand`
 */
export async function check(context: OperationContext, options: CheckOptions): Promise<CheckReport> {
  const own = await ownFindings(context, options);
  const foreign = checkFiles(context, options);
  const findings = [...own.findings, ...foreign.findings];
  const report: CheckReport = {
    version: 1,
    summary: summarize(findings),
    reviewed: [...own.reviewed, ...foreign.reviewed],
    findings,
  };
  const { framework, rules } = options;
  return framework === undefined
    ? report
    : { ...report, framework: frameworkCoverage(report, framework, rules) };
}

/** Loaded when it is needed: a review of files does without CDK Terrain. */
async function ownFindings(context: OperationContext, options: CheckOptions) {
  if (options.loaded === undefined || (options.environments ?? []).length === 0)
    return { reviewed: [], findings: [] };
  const { checkEnvironments } = await import('./check-environments.js');
  return checkEnvironments(context, options);
}
