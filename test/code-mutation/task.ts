import type { Mutant } from './mutant.js';

/** What a worker is asked: which functions tests reach, or whether they notice a mutant. */
export type Task =
  | { readonly kind: 'reach'; readonly tests: readonly string[] }
  | { readonly kind: 'mutant'; readonly mutant: Mutant; readonly tests: readonly string[] };

export interface Answer {
  /** The first test that failed. */
  readonly killedBy: string | undefined;
  readonly reached: readonly ReachOfTest[];
}

/** What one test file runs, without a mutant. */
export interface ReachOfTest {
  readonly test: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  readonly functions: readonly string[];
}
