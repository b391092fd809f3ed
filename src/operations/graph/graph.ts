import type { Change } from '../../changes/change.js';
import { readChanges } from '../../changes/read-changes.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { readStack } from '../../model/stack/read-stack.js';
import { reviewEnvironment } from '../../policy/review/review-environment.js';
import { endingAtOnce } from '../../processes/interrupt.js';
import { alikeTexts } from '../../stacks/comparison/alike-texts.js';
import { compareStacks } from '../../stacks/comparison/compare-stacks.js';
import { parsePlan } from '../../terraform/json/plan.js';
import { checkRead } from '../check/check-files.js';
import type { CheckOptions } from '../check/check-options.js';
import { type ProfileOf, profilesFor } from '../check/profile-of.js';
import { type ForeignModel, readFiles } from '../check/read-files.js';
import type { OperationContext } from '../context.js';
import { stackSource } from '../synth/stack-source.js';
import { today } from '../today.js';
import { annotate } from './annotate.js';
import { withDeleted } from './deleted-region.js';
import { environmentPicture } from './environment-picture.js';
import type { Picture, PictureDifference } from './picture.js';
import { pictureOf } from './picture-of.js';

/** What to draw. */
export interface GraphOptions extends Pick<CheckOptions, 'stacks' | 'plans'> {
  readonly loaded?: LoadedEnvironments | undefined;
  /** Environments of the file. */
  readonly environments?: readonly ResolvedEnvironment[];
  /** Marks what the first two environments do not share. Default: false. */
  readonly compares?: boolean;
}

/**
 * Draws environments of the file, and stacks and plans of anybody's, a picture each: from their Terraform JSON alone, without Terraform and AWS.
 * @throws UserError about a stack or plan that cannot be read
 */
export async function graph(context: OperationContext, options: GraphOptions): Promise<readonly Picture[]> {
  const own = await environmentPictures(context, options);
  const { stacks = [], plans = [] } = options;
  return stacks.length + plans.length === 0 ? own : [...own, ...(await foreignPictures(context, options))];
}

async function environmentPictures(
  context: OperationContext,
  { loaded, environments = [], compares = false }: GraphOptions,
): Promise<readonly Picture[]> {
  if (loaded === undefined || environments.length === 0) return [];
  const source = stackSource(context, { loaded, environments });
  try {
    const stacks: Stack[] = [];
    for (const environment of environments)
      stacks.push({ environment, json: await source.jsonOf(environment) });
    const [a, b] = stacks;
    const differences = compares && a !== undefined && b !== undefined ? differencesOf(a, b) : undefined;
    return stacks.map(({ environment, json }, index) => {
      const model = readStack(json);
      const { findings } = reviewEnvironment(model, environment, { today: today(context) });
      const other = stacks[1 - index]?.environment;
      const compared =
        differences === undefined || other === undefined
          ? undefined
          : { other, differences: differences[index === 0 ? 'a' : 'b'] };
      return endingAtOnce(context.interrupt, () =>
        environmentPicture({ environment, model, findings }, compared),
      );
    });
  } finally {
    source.close();
  }
}

interface Stack {
  readonly environment: ResolvedEnvironment;
  readonly json: Readonly<Record<string, unknown>>;
}

type Differences = ReadonlyMap<string, PictureDifference>;

/** What each of the two has that the other has not, or has otherwise. */
function differencesOf(a: Stack, b: Stack): { readonly a: Differences; readonly b: Differences } {
  const areAlike = alikeTexts(a.environment, b.environment);
  const all = compareStacks({ a: a.json, b: b.json, areAlike });
  const side = (own: 'only-a' | 'only-b', others: 'only-a' | 'only-b') =>
    new Map(
      all
        .filter(({ kind }) => kind !== others)
        .map(({ address, kind, attributes }): [string, PictureDifference] => [
          address,
          kind === own ? { kind: 'only-here', count: 1 } : { kind: 'differs', count: attributes.length },
        ]),
    );
  return { a: side('only-a', 'only-b'), b: side('only-b', 'only-a') };
}

async function foreignPictures(
  context: OperationContext,
  options: GraphOptions,
): Promise<readonly Picture[]> {
  const read = endingAtOnce(context.interrupt, () => readFiles(context, options));
  const profileOf = await profilesFor(context, {}, read);
  const picture = (stack: ForeignModel) => foreignPicture(context, stack, profileOf);
  return endingAtOnce(context.interrupt, () => read.map(picture));
}

function foreignPicture(context: OperationContext, stack: ForeignModel, profileOf: ProfileOf): Picture {
  const { findings } = checkRead(context, {}, { stacks: [stack], profileOf });
  const changes = changesOf(stack);
  const caption = changes === undefined ? 'a stack' : changeWords(changes);
  const picture = pictureOf(stack.model, { name: stack.name, caption });
  return annotate(withDeleted(picture, changes ?? []), { findings, changes: changes ?? [] });
}

function changesOf({ planText, name }: ForeignModel): readonly Change[] | undefined {
  return planText === undefined ? undefined : readChanges(parsePlan(planText, name));
}

function changeWords(changes: readonly Change[]): string {
  const kinds = ['create', 'update', 'replace', 'destroy', 'rotate'] as const;
  const counts = kinds
    .map((kind) => ({ kind, count: changes.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} to ${kind}`);
  return counts.length === 0 ? 'a plan without changes' : `a plan: ${counts.join(', ')}`;
}
