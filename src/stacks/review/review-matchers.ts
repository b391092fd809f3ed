import { TerraformStack } from 'cdktn';
import type { Tier } from '../../config/names/tiers.js';
import { tierTable } from '../../config/resolve/tier-table.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Waiver } from '../../config/schema/waiver-schema.js';
import { readStack } from '../../model/stack/read-stack.js';
import type { Finding } from '../../policy/finding.js';
import { type FailOn, failing } from '../../policy/review/failing.js';
import { review } from '../../policy/review/review.js';
import { reviewEnvironment } from '../../policy/review/review-environment.js';
import { applyWaivers } from '../../policy/waivers/apply-waivers.js';
import { MultiEnvStack } from '../multi-env-stack.js';
import { environmentOf } from './environments-of-stacks.js';

/** How `toPassReview` judges. */
export interface PassReviewOptions {
  /** Least severity that fails. Default: `high`, as `plan`, `deploy` and the synthesis refuse. */
  readonly failOn?: FailOn;
  /** Tier of a stack that does not know its own, as a `MultiEnvStack` and what `synthesizeEnvironment` returned do. Default: production. */
  readonly tier?: Tier;
  /** Region that such a stack is meant for. Default: ap-southeast-1. */
  readonly region?: string;
  /** Waivers beside those that a `MultiEnvStack` has from its file. */
  readonly waivers?: readonly Waiver[];
  /** Day of the review, `2026-11-24`. Default: today. */
  readonly today?: string;
}

/** For the `declare module` of a test framework: what `expect(…)` offers after `expect.extend(reviewMatchers)`. */
export interface ReviewMatchers<Result = void> {
  /** The stack has nothing that the review fails. */
  toPassReview(options?: PassReviewOptions): Result;
}

interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Matchers for `expect.extend` of vitest and of jest. */
export const reviewMatchers = { toPassReview };

function toPassReview(received: unknown, options: PassReviewOptions = {}): MatcherResult {
  const found = failing(findingsOf(received, options), options.failOn ?? 'high');
  return {
    pass: found.length === 0,
    message: () =>
      found.length === 0
        ? 'The review was expected to fail, and found nothing.'
        : `The review fails:\n${found.map(lineOf).join('\n')}`,
  };
}

function findingsOf(received: unknown, options: PassReviewOptions): readonly Finding[] {
  const { tier = 'production', waivers = [], today = new Date().toISOString().slice(0, 10) } = options;
  const model = readStack(stackOf(received));
  const environment = ownEnvironment(received);
  if (environment !== undefined) {
    const { findings } = reviewEnvironment(model, environment, { today });
    return applyWaivers(findings, { waivers, today }).findings;
  }
  const { region = tierTable['aws.region'][2] } = options;
  const found = review(model, { tier, today, expected: { region } });
  return applyWaivers(found, { waivers, today }).findings;
}

/** What a stack of ours was made of: it says tier, region and names. */
function ownEnvironment(received: unknown): ResolvedEnvironment | undefined {
  if (received instanceof MultiEnvStack) return received.settings;
  return typeof received === 'object' && received !== null ? environmentOf(received) : undefined;
}

function stackOf(received: unknown): Readonly<Record<string, unknown>> {
  if (received instanceof TerraformStack) return received.toTerraform();
  if (typeof received !== 'object' || received === null || Array.isArray(received))
    throw new TypeError(
      'toPassReview takes a MultiEnvStack, another TerraformStack, or Terraform JSON as an object.',
    );
  return { ...received };
}

function lineOf({ severity, ruleId, address, attribute, title, message, fix }: Finding): string {
  const place = attribute === null ? address : `${address} ${attribute}`;
  const detail = message === null ? '' : ` (${message.replace(/\.$/, '')})`;
  return `  ${severity} ${ruleId} ${place}: expected: ${title}${detail}. ${fix}`;
}
