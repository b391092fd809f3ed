import type { CommandWords } from '../../errors/invocation.js';

/** One refusal of AWS that is known: how it is told apart, why it comes, what it leaves, and what to do. */
export interface KnownRefusal {
  /** AWS's error codes, without the ending `Fault` or `Exception` that some SDKs add. */
  readonly codes: readonly [string, ...string[]];
  /** What the words must say besides, where one code stands for many reasons. */
  readonly text?: RegExp;
  /** The provider's own words, where it says the same without a code of AWS. */
  readonly bare?: RegExp;
  /** Terraform's types that it is about. Default: any. */
  readonly types?: readonly [string, ...string[]];
  /** Why AWS refuses. */
  readonly cause: string;
  /** What stands there now. */
  readonly left: string;
  /** What a person does before the next command. */
  readonly remedy: string;
  /** The command to run then. */
  readonly next: CommandWords;
  /** AWS's page about it. */
  readonly page: string;
  /** Errors in the words of provider 5.100.0: the tests look each up. */
  readonly said: readonly [string, ...string[]];
}

/** Declares the known refusals of one service; `src/resources/refusals/index.ts` lists them. */
export function defineRefusals(service: string, refusals: readonly KnownRefusal[]) {
  return { service, refusals };
}

/** AWS refused to make it. */
export const notMade =
  'It was not made. What was made before it stands and is in the state; nothing has to be cleaned up.';

/** AWS refused to change it. */
export const notChanged = 'It is as it was before. What was changed before it is in the state.';

/** AWS refused to delete it. */
export const notDeleted = 'It still stands and is in the state. What was deleted before it is gone.';
