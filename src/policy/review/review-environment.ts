import { statedReasons } from '../../config/resolve/accepted-gaps.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Model } from '../../model/model.js';
import type { Expectation, Rule } from '../../rules/define-rule.js';
import { applyWaivers, type WaivedFindings } from '../waivers/apply-waivers.js';
import { review } from './review.js';

/** Reviews the stack or plan of an environment of ours, its waivers included. */
export function reviewEnvironment(
  model: Model,
  environment: ResolvedEnvironment,
  { today, rules }: { readonly today: string; readonly rules?: readonly Rule[] },
): WaivedFindings {
  const { suffix, tier, waivers = [] } = environment;
  const expected = expectationOf(environment);
  const found = review(model, { tier, today, rules, expected, stated: statedReasons(environment) });
  const { findings, used } = applyWaivers(found, { waivers, today });
  return { findings: findings.map((finding) => ({ ...finding, environment: suffix })), used };
}

function expectationOf({ aws, suffix, project, compute }: ResolvedEnvironment): Expectation {
  const { amiId } = compute;
  return { region: aws.region, suffix, project, ...(amiId === undefined ? {} : { pinnedAmi: amiId }) };
}
