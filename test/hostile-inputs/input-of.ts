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

/** Deeper or longer, block style would be hundreds of megabytes of spaces: more than what is read of any file. JSON is YAML as well. */
const most = { levels: 200, length: 200_000 };

function asYaml(document: unknown): string {
  const json = JSON.stringify(document);
  if (json.length > most.length || levelsOf(json) > most.levels) return json;
  return stringify(document, { aliasDuplicateObjects: false });
}

function levelsOf(json: string): number {
  let level = 0;
  let deepest = 0;
  for (const sign of json) {
    if (sign === '[' || sign === '{') level += 1;
    else if (sign === ']' || sign === '}') level -= 1;
    deepest = Math.max(deepest, level);
  }
  return deepest;
}
