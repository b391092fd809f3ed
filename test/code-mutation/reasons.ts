import { type Mutant, nameOf } from './mutant.js';

interface Reason {
  /** What `nameOf` makes of a mutant. */
  readonly mutant: RegExp;
  readonly reason: string;
}

/** Why a mutant may live. */
const reasons: readonly Reason[] = [];

/** The reason why no unit test has to see a mutant; undefined where nobody wrote one down. */
export function reasonOf(mutant: Mutant): string | undefined {
  return reasons.find(({ mutant: pattern }) => pattern.test(nameOf(mutant)))?.reason;
}
