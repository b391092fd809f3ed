import { defineError } from '../../errors/define-error.js';
import { placeWords } from '../../topology/places/place-words.js';

/** `reach` was asked for a place that the stack does not have. */
export const noSuchPlace = defineError<{
  stack: string;
  name: string;
  suggestion: string | undefined;
  kinds: readonly string[];
  addresses: readonly string[];
}>({
  code: 'no-such-place',
  summary: '`reach` was asked for a place that the stack does not have.',
  message: ({ stack, name }) => `${stack} has no place \`${name}\`.`,
  hint: ({ suggestion, kinds, addresses }) =>
    suggestion === undefined
      ? `Places are ${[...kinds, ...addresses].map((one) => `\`${one}\``).join(', ')}.`
      : `Did you mean \`${suggestion}\`? Places are ${[...kinds, ...addresses].map((one) => `\`${one}\``).join(', ')}.`,
});

/** A word that is a place of no stack at all. */
export const placeWordUnknown = defineError<{ word: string; suggestion: string | undefined }>({
  code: 'place-word-unknown',
  summary: '`reach` was asked for a word that is neither `internet`, a kind of places, nor an address.',
  message: ({ word }) => `\`${word}\` is no place.`,
  hint: ({ suggestion }) =>
    suggestion === undefined
      ? `A place is an address of the stack, or one of ${placeWords.join(', ')}.`
      : `Did you mean \`${suggestion}\`?`,
});
