import { createHash } from 'node:crypto';
import type { SandboxPlace } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { nearPath } from '../../files/near-path.js';
import { packageVersion } from '../../package-files.js';
import { coverFramework } from '../../policy/frameworks/cover-framework.js';
import { isExpired } from '../../policy/waivers/apply-waivers.js';
import { WaiverIndex } from '../../policy/waivers/waiver-index.js';
import { endingAtOnce } from '../../processes/interrupt.js';
import { type Framework, frameworks } from '../../rules/frameworks.js';
import { type CheckedReport, reviewAll, toldTogether } from '../check/check.js';
import type { ReviewedStack } from '../check/reviewed-stack.js';
import type { OperationContext } from '../context.js';
import { diffAll } from '../diff/diff-all.js';
import { explainBlock } from '../explain/explain-setting.js';
import { environmentPicture } from '../graph/environment-picture.js';
import { list } from '../list/list.js';
import { type ReachReport, reachModel } from '../reach/reach-model.js';
import { today } from '../today.js';
import { datedFacts } from './dated-facts.js';
import { PictureKinds } from './picture-kinds.js';
import type { DeployedState, ReportData, ReportedWaiver } from './report-data.js';

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
  const { all, pictures, reach } = await read(context, { loaded, environments });
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
    pictures: pictures.drawn(),
    reach,
    ...(asksStores ? { deployed: await deployedState(context, options) } : {}),
  };
}

/** Review, pictures and reachability of one stack after the other: each is made once, and kept no longer. */
async function read(context: OperationContext, options: Pick<ReportOptions, 'loaded' | 'environments'>) {
  const pictures = new PictureKinds();
  const reach: ReachReport[] = [];
  const onReviewed = (stack: ReviewedStack) =>
    endingAtOnce(context.interrupt, () => {
      const { environment, model } = stack;
      const { suffix } = environment;
      pictures.add(environment, environmentPicture(stack));
      reach.push(reachModel(model, { name: suffix, environment: suffix }, {}));
    });
  const all = await reviewAll(context, { ...options, onReviewed });
  return { all, pictures, reach };
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
