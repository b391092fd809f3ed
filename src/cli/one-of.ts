import { InvalidFlagValue } from './invalid-flag-value.js';

/** Reads a flag that takes one word of a list, and names the list otherwise. */
export function oneOf<Word extends string>(words: readonly Word[]): (value: string) => Word {
  return (value) => {
    const word = words.find((one) => one === value);
    if (word === undefined) throw notOneOf(words);
    return word;
  };
}

/** Reads a flag that takes a key of a registry, and names the keys otherwise. */
export function keyOf<Key extends string>(registry: Readonly<Record<Key, unknown>>): (value: string) => Key {
  const isKey = (value: string): value is Key => Object.hasOwn(registry, value);
  return (value) => {
    if (!isKey(value)) throw notOneOf(Object.keys(registry));
    return value;
  };
}

function notOneOf(words: readonly string[]): InvalidFlagValue {
  return new InvalidFlagValue(`is one of ${words.join(', ')}`);
}
