import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Model } from '../../model/model.js';
import type { Finding } from '../../policy/finding.js';
import type { CheckOptions } from './check-options.js';

/** The stack of an environment of the file, and what the review says of it. */
export interface ReviewedStack {
  readonly environment: ResolvedEnvironment;
  readonly model: Model;
  readonly findings: readonly Finding[];
}

/** A review, and what else is made of the same stacks. */
export interface ReviewOptions extends CheckOptions {
  /** Gets the stack of each environment once it is reviewed; it is kept no longer. What it throws fails that environment. Default: nobody asks. */
  readonly onReviewed?: (stack: ReviewedStack) => void;
}
