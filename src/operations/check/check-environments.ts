import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Waiver } from '../../config/schema/waiver-schema.js';
import { nearPath } from '../../files/near-path.js';
import { readStack } from '../../model/stack/read-stack.js';
import type { Finding } from '../../policy/finding.js';
import type { CheckReport } from '../../policy/report.js';
import { reviewEnvironment } from '../../policy/review/review-environment.js';
import { leaveOut } from '../../policy/selection/leave-out.js';
import { reviewWaivers } from '../../policy/waivers/review-waivers.js';
import type { OperationContext } from '../context.js';
import { forEach } from '../run/for-each.js';
import { type EnvironmentOutcome, resultsOf, started } from '../run/outcome.js';
import { stackSource } from '../synth/stack-source.js';
import { today } from '../today.js';
import { flagReasons } from './flag-reasons.js';
import { placeFindings } from './place-findings.js';
import type { ReviewOptions } from './reviewed-stack.js';

interface Checked extends Pick<CheckReport, 'reviewed' | 'findings'> {
  /** The outcome of each environment: it has failed where there is no stack to review. */
  readonly environments: readonly EnvironmentOutcome<unknown>[];
}

/** Reviews the synthesized stacks of environments of the file, and its waivers. */
export async function checkEnvironments(context: OperationContext, options: ReviewOptions): Promise<Checked> {
  const { loaded, environments = [], rules } = options;
  if (loaded === undefined) return { reviewed: [], findings: [], environments: [] };
  const source = stackSource(context, { loaded, environments });
  const file = nearPath(context.cwd, loaded.file);
  const used = new Set<Waiver>();
  const review = async (environment: ResolvedEnvironment) => {
    const model = readStack(await source.jsonOf(environment));
    const reviewed = reviewEnvironment(model, environment, { today: today(context), rules });
    for (const waiver of reviewed.used) used.add(waiver);
    options.onReviewed?.({ environment, model, findings: reviewed.findings });
    const { findings, leftOut } = leaveOut(reviewed.findings, flagReasons(options));
    return { environment, findings: placeFindings(findings, { loaded, file }), leftOut };
  };
  const oneByOne = { context, parallel: 1 };
  const outcomes = await forEach(started(environments), oneByOne, review).finally(source.close);
  const done = resultsOf(outcomes);
  const complete = rules === undefined && done.length === loaded.environments.length;
  const about = { today: today(context), file, used: complete ? used : undefined };
  return {
    reviewed: done.map(({ environment, leftOut }) => ({ ...reviewedOf(environment, file), leftOut })),
    findings: [...done.flatMap(({ findings }) => findings), ...waiverFindings(loaded, about)],
    environments: outcomes,
  };
}

function reviewedOf({ suffix, tier }: ResolvedEnvironment, file: string): CheckReport['reviewed'][number] {
  return { name: suffix, environment: suffix, tier, file };
}

function waiverFindings(
  { waivers = [], environments, locate }: LoadedEnvironments,
  review: Pick<Parameters<typeof reviewWaivers>[0], 'today' | 'file' | 'used'>,
): readonly Finding[] {
  const lineOf = (position: number, key: string) => locate(['waivers', position, key])?.line ?? null;
  return reviewWaivers({ waivers, environments, lineOf, ...review });
}
