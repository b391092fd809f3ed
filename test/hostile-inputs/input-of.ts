import { parse, stringify } from 'yaml';
import { Chance } from './chance.js';
import { grown } from './grown.js';
import type { InputKind } from './input-kind.js';
import { reshaped } from './reshaped.js';
import { spoiled } from './spoiled.js';

const valid = new Map<InputKind, readonly string[]>();

/** The input of a number: the same of the same seed, whatever was drawn before it. */
export function inputOf(kind: InputKind, seed: string): string {
  const chance = new Chance(seed);
  const texts = valid.get(kind) ?? kind.valid();
  valid.set(kind, texts);
  const text = texts[chance.below(texts.length)] ?? '';
  const { around, form } = kind;
  const ways = [
    spoiled,
    ...(form === undefined ? [] : [ofForm[form]]),
    ...(around === undefined ? [] : [() => JSON.stringify(around(grown(chance), chance))]),
  ];
  const made = (ways[chance.below(ways.length)] ?? spoiled)(text, chance);
  return chance.below(6) === 0 ? spoiled(made, chance) : made;
}

const ofForm: Readonly<Record<NonNullable<InputKind['form']>, (text: string, chance: Chance) => string>> = {
  json: (text, chance) => JSON.stringify(reshaped(JSON.parse(text), chance)),
  yaml: (text, chance) => asYaml(reshaped(parse(text), chance)),
  lines: (text, chance) => {
    const documents: unknown = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    const lines = reshaped(documents, chance);
    return (Array.isArray(lines) ? lines : [lines]).map((one) => `${JSON.stringify(one)}\n`).join('');
  },
};

function asYaml(document: unknown): string {
  try {
    return stringify(document, { aliasDuplicateObjects: false });
  } catch {
    // The library calls itself for each level. JSON is YAML as well.
    return JSON.stringify(document);
  }
}
