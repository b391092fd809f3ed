import { namesEnvironment } from '../../config/names/environment-pattern.js';
import { meantEnvironment } from '../../config/names/meant-environment.js';
import { nearestName } from '../../config/names/nearest-name.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { shellWord } from '../../errors/shell-word.js';
import { isPlaceWord, placeWords } from '../../topology/places/place-words.js';
import { placeWordUnknown } from './errors.js';

/**
 * Refuses once, before any stack is made, a word that can be a place of none: it is no kind, and no address, which has a dot.
 * @throws UserError `place-word-unknown`
 */
export function refuseUnknownWord(
  word: string | undefined,
  environments: readonly Pick<ResolvedEnvironment, 'suffix' | 'tier'>[],
): void {
  if (word === undefined || word.includes('.') || isPlaceWord(word)) return;
  const isEnvironment = environments.some((one) => namesEnvironment(word, one));
  const environment = isEnvironment ? word : meantEnvironment(word, environments);
  const kind = isEnvironment ? undefined : nearestName(word, placeWords);
  const flag = environment === undefined ? undefined : `--env ${shellWord(environment)}`;
  const suggestion = kind ?? flag;
  throw placeWordUnknown.error({ word, suggestion }, { value: word, suggestion });
}
