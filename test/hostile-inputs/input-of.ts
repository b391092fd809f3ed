import { Chance } from './chance.js';
import { grown } from './grown.js';
import type { InputKind } from './kinds.js';
import { spoiled } from './spoiled.js';

const valid = new Map<InputKind, readonly string[]>();

/** The input of a number: the same of the same seed, whatever was drawn before it. */
export function inputOf(kind: InputKind, seed: string): string {
  const chance = new Chance(seed);
  const texts = valid.get(kind) ?? kind.valid();
  valid.set(kind, texts);
  const text = texts[chance.below(texts.length)] ?? '';
  const { around } = kind;
  if (around === undefined || chance.below(2) === 0) return spoiled(text, chance);
  const made = JSON.stringify(around(grown(chance)));
  return chance.below(3) === 0 ? spoiled(made, chance) : made;
}
