import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { ReviewedStack } from '../check/reviewed-stack.js';
import { annotate } from './annotate.js';
import type { Picture, PictureDifference } from './picture.js';
import { pictureOf } from './picture-of.js';

interface Compared {
  /** The environment that it is compared with. */
  readonly other: ResolvedEnvironment;
  /** What the other has not, or has otherwise, by its address. */
  readonly differences: ReadonlyMap<string, PictureDifference>;
}

/** The picture of an environment of the file with what the review says of it. */
export function environmentPicture(
  { environment, model, findings }: ReviewedStack,
  compared?: Compared,
): Picture {
  const words = { name: environment.suffix, caption: captionOf(environment, compared?.other) };
  return annotate(pictureOf(model, words), {
    findings,
    ...(compared === undefined ? {} : { differences: compared.differences }),
  });
}

function captionOf(
  { tier, project, aws }: ResolvedEnvironment,
  other: ResolvedEnvironment | undefined,
): string {
  const words = [tier, project, aws.region].join(' · ');
  return other === undefined ? words : `${words} · compared with ${other.suffix}`;
}
