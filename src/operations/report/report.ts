import { createHash } from 'node:crypto';
import type { SandboxPlace } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { nearPath } from '../../files/near-path.js';
import { packageVersion } from '../../package-files.js';
import { coverFramework } from '../../policy/frameworks/cover-framework.js';
import { isExpired } from '../../policy/waivers/apply-waivers.js';
import { WaiverIndex } from '../../policy/waivers/waiver-index.js';
import { type Framework, frameworks } from '../../rules/frameworks.js';
import { type CheckedReport, reviewAll, toldTogether } from '../check/check.js';
import type { OperationContext } from '../context.js';
import { diffAll } from '../diff/diff-all.js';
import { explainBlock } from '../explain/explain-setting.js';
import { graph } from '../graph/graph.js';
import { list } from '../list/list.js';
import { reach } from '../reach/reach.js';
import { today } from '../today.js';
import { datedFacts } from './dated-facts.js';
import { type DeployedState, mostPictures, type ReportData, type ReportedWaiver } from './report-data.js';

/** What a report is about. */
export interface ReportOptions {
  readonly loaded: LoadedEnvironments;
  /** The text that was loaded: the report names its SHA-256. */
  readonly text: string;
  readonly environments: readonly ResolvedEnvironment[];
  /** Ask the stores of states what is deployed. Default: the file alone is read. */
  readonly asksStores?: boolean;
  /** What is deployed on the sandbox. Default: on AWS. */
  readonly sandbox?: SandboxPlace | undefined;
}

/**
 * Gathers what there is to tell of environments: review, frameworks, differences, waivers, dates, settings with their origins.
 * Reads the file and nothing else unless `asksStores`; the same file on the same day gives the same data.
 */
export async function report(context: OperationContext, options: ReportOptions): Promise<ReportData> {
  const { loaded, text, environments, asksStores = false } = options;
  const all = await reviewAll(context, { loaded, environments });
  const waivers = reportedWaivers(all, { loaded, environments, today: today(context) });
  const chosen = new Set(environments);
  return {
    project: loaded.project,
    file: nearPath(context.cwd, loaded.file),
    fileSha256: createHash('sha256').update(text).digest('hex'),
    today: today(context),
    version: packageVersion(),
    environments,
    leftOut: loaded.environments.filter((one) => !chosen.has(one)).map(({ suffix }) => suffix),
    isOwnApp: loaded.synthCommand !== undefined,
    review: toldTogether(all),
    frameworks: (Object.keys(frameworks) as Framework[]).map((one) => coverFramework(all, one)),
    differences: diffAll({ ...loaded, environments }),
    hasParity: (loaded.parity ?? []).length > 0,
    waivers,
    dates: datedFacts(environments, { waivers, today: today(context) }),
    settings: environments.map((environment) => ({
      environment,
      settings: explainBlock(environment, '').settings,
    })),
    pictures:
      environments.length > mostPictures
        ? []
        : await graph(context, { loaded, environments: reviewedOf(all, environments) }),
    reach: (await reach(context, { loaded, environments: reviewedOf(all, environments) })).reports,
    ...(asksStores ? { deployed: await deployedState(context, options) } : {}),
  };
}

/** Environments that have a stack. */
function reviewedOf(
  { reviewed }: CheckedReport,
  environments: readonly ResolvedEnvironment[],
): readonly ResolvedEnvironment[] {
  const names = new Set(reviewed.map(({ name }) => name));
  return environments.filter(({ suffix }) => names.has(suffix));
}

async function deployedState(
  context: OperationContext,
  { loaded, sandbox }: ReportOptions,
): Promise<DeployedState> {
  return { place: sandbox === undefined ? 'aws' : 'sandbox', ...(await list(context, { loaded, sandbox })) };
}

/** Waivers about environments of the report; where it is about all of them, those about none as well. */
function reportedWaivers(
  { findings }: CheckedReport,
  about: Pick<ReportOptions, 'loaded' | 'environments'> & { readonly today: string },
): readonly ReportedWaiver[] {
  const { loaded, environments } = about;
  const isWhole = environments.length === loaded.environments.length;
  return (loaded.waivers ?? [])
    .map((waiver, position) => ({
      waiver,
      environments: environments
        .filter(({ waivers = [] }) => waivers.includes(waiver))
        .map(({ suffix }) => suffix),
      line: loaded.locate(['waivers', position, 'rule'])?.line ?? null,
      isExpired: isExpired(waiver, about.today),
    }))
    .filter((one) => isWhole || one.environments.length > 0)
    .map((one) => ({ ...one, waived: waivedBy(one, findings) }));
}

function waivedBy(
  { waiver, environments }: Pick<ReportedWaiver, 'waiver' | 'environments'>,
  findings: CheckedReport['findings'],
): number {
  const index = new WaiverIndex([waiver]);
  return findings.filter(
    ({ outcome, environment, ruleId, address }) =>
      outcome === 'waived' &&
      environments.includes(environment ?? '') &&
      index.find(ruleId, address).length > 0,
  ).length;
}
