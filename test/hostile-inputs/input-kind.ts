import type { Chance } from './chance.js';

/** One kind of what somebody else may have written. */
export interface InputKind {
  /** Texts that are valid, to be damaged. */
  readonly valid: () => readonly string[];
  /** What a text is made of, so that single values of it can be damaged: `lines` has a JSON document on each. Undefined: bytes. */
  readonly form?: 'json' | 'lines' | 'yaml';
  /** A document around what a grammar makes; undefined where the kind is no JSON. */
  readonly around?: (grown: unknown, chance: Chance) => unknown;
  /** What the product does with it. @param folder empty, for the input alone */
  readonly read: (text: string, folder: string) => unknown;
}
