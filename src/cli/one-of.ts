import { InvalidFlagValue } from './invalid-flag-value.js';

/** Reads a flag that takes one word of a list, and names the list otherwise. */
export function oneOf<Word extends string>(words: readonly Word[]): (value: string) => Word {
  return (value) => {
    const word = words.find((one) => one === value);
    if (word === undefined) throw new InvalidFlagValue(`is one of ${words.join(', ')}`);
    return word;
  };
}
