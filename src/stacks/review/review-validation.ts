import type { TerraformStack } from 'cdktn';
import type { IValidation } from 'constructs';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { readStack } from '../../model/stack/read-stack.js';
import type { Finding } from '../../policy/finding.js';
import { failing } from '../../policy/review/failing.js';
import { reviewEnvironment } from '../../policy/review/review-environment.js';

/** Context key of an app or stack; `false` leaves the review to somebody else: `multienv` reviews what it synthesizes by itself. */
export const reviewContext = 'multienv:review';

/** Refuses to synthesize a stack in which the review finds something of severity high or critical that the file does not waive. */
export class ReviewValidation implements IValidation {
  readonly #stack: TerraformStack;
  readonly #environment: ResolvedEnvironment;
  readonly #now: () => Date;

  constructor(stack: TerraformStack, environment: ResolvedEnvironment, now: () => Date = () => new Date()) {
    this.#stack = stack;
    this.#environment = environment;
    this.#now = now;
  }

  validate(): string[] {
    if (this.#stack.node.tryGetContext(reviewContext) === false) return [];
    const today = this.#now().toISOString().slice(0, 10);
    const model = readStack(this.#stack.toTerraform());
    return failing(reviewEnvironment(model, this.#environment, { today }).findings, 'high').map(inWords);
  }
}

function inWords({ ruleId, severity, title, address, attribute, message, fix }: Finding): string {
  const place = attribute === null ? address : `${address} (${attribute})`;
  const detail = message === null ? '' : `: ${message.replace(/\.$/, '')}`;
  return `${place} violates ${ruleId}, “${title}” (${severity})${detail}. ${fix} Or accept the risk with an entry under \`waivers\` in environments.yaml. \`multienv rules ${ruleId}\` tells more.`;
}
