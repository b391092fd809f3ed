import { messageOf } from '../../errors/message-of.js';
import type { CheckReport, NotReviewed } from '../../policy/report.js';
import { summarize } from '../../policy/review/summarize.js';
import { tellOnce } from '../../policy/review/tell-once.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentOutcome } from '../run/outcome.js';
import { checkFiles } from './check-files.js';
import type { CheckOptions } from './check-options.js';
import type { ReviewOptions } from './reviewed-stack.js';

/** What was found, and which environments could be reviewed. */
export interface CheckedReport extends CheckReport {
  /** The outcome of each environment of the file: it has failed where there is no stack to review. */
  readonly environments: readonly EnvironmentOutcome<unknown>[];
}

/**
 * Reviews environments, and stacks and plans of anybody's, without Terraform and AWS. What it finds is data, not an error.
 * @throws UserError when a stack or plan cannot be read
 */
export async function check(context: OperationContext, options: CheckOptions): Promise<CheckedReport> {
  const report = await reviewAll(context, options);
  const { framework, rules } = options;
  if (framework === undefined) return toldTogether(report);
  const { coverFramework } = await import('../../policy/frameworks/cover-framework.js');
  return { ...toldTogether(report), framework: coverFramework(report, framework, rules) };
}

/**
 * The same with every finding for itself, as controls are judged: by each of their rules, also by those that are told with a wider one.
 * @throws UserError when a stack or plan cannot be read
 */
export async function reviewAll(context: OperationContext, options: ReviewOptions): Promise<CheckedReport> {
  const own = await ownFindings(context, options);
  const foreign = await checkFiles(context, options);
  const findings = [...own.findings, ...foreign.findings];
  return {
    version: 1,
    summary: summarize(findings),
    reviewed: [...own.reviewed, ...foreign.reviewed],
    notReviewed: own.environments.flatMap(notReviewed),
    findings,
    environments: own.environments,
  };
}

/** A report in which a finding that says the same as a wider one is told with that. */
export function toldTogether(report: CheckedReport): CheckedReport {
  const findings = tellOnce(report.findings);
  return { ...report, findings, summary: summarize(findings) };
}

/** Whatever kept an environment from its review: nothing is known of it. */
function notReviewed(one: EnvironmentOutcome<unknown>): readonly NotReviewed[] {
  if (one.outcome === 'ok') return [];
  return [{ environment: one.suffix, reason: reasonOf(one) }];
}

function reasonOf(one: EnvironmentOutcome<unknown>): string {
  if (one.outcome === 'failed') return messageOf(one.error);
  return one.outcome === 'interrupted' ? one.message : 'It was not started.';
}

/** Loaded when it is needed: a review of files does without CDK Terrain. */
async function ownFindings(context: OperationContext, options: ReviewOptions) {
  if (options.loaded === undefined || (options.environments ?? []).length === 0)
    return { reviewed: [], findings: [], environments: [] };
  const { checkEnvironments } = await import('./check-environments.js');
  return checkEnvironments(context, options);
}
