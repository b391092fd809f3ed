import type { Tier } from '../../config/names/tiers.js';
import { acceptedGap } from '../../config/resolve/accepted-gaps.js';
import { Budget } from '../../errors/budget.js';
import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import type { CheckContext, Expectation, Rule } from '../../rules/define-rule.js';
import { rules as allRules } from '../../rules/index.js';
import { elementsOf, judge } from '../../rules/judge.js';
import type { Verdict } from '../../rules/verdict.js';
import { reviewTooLarge } from '../errors.js';
import type { Finding } from '../finding.js';
import { findingOf } from './finding-of.js';
import { foundMessage } from './found-message.js';

interface ReviewOptions {
  readonly tier: Tier;
  /** The day of the review, `2026-11-24`. */
  readonly today: string;
  readonly expected: Expectation;
  /** What the owner does without for a reason of their own, by setting. Default: nothing. */
  readonly stated?: Readonly<Record<string, string>>;
  /** Default: every rule. */
  readonly rules?: readonly Rule[];
}

/** Some 400 MB as JSON: a text of Node.js ends at 512. */
const mostFindings = 300_000;

/**
 * Judges every element of a model by every rule that is about it.
 * @throws UserError `review-too-large`
 */
export function review(
  model: Model,
  { tier, today, expected, stated = {}, rules = allRules }: ReviewOptions,
): readonly Finding[] {
  const context: CheckContext = { model, tier, today, expected };
  const budget = new Budget(mostFindings, () => reviewTooLarge.error({ most: mostFindings }));
  return rules.flatMap((rule) =>
    elementsOf(rule, context).flatMap((element) =>
      judge(rule, element, context)
        .filter(({ outcome }) => outcome !== 'notApplicable')
        .map((verdict) => {
          budget.spend(1);
          return judged(rule, {
            element,
            verdict,
            reasonFor: (setting) => acceptedGap(setting, tier) ?? stated[setting],
          });
        }),
    ),
  );
}

function judged(
  rule: Rule,
  {
    element,
    verdict,
    reasonFor,
  }: {
    readonly element: Element;
    readonly verdict: Verdict;
    readonly reasonFor: (setting: string) => string | undefined;
  },
): Finding {
  const outcome = verdict.outcome === 'notApplicable' ? 'pass' : verdict.outcome;
  const reason = outcome === 'fail' && rule.setting !== undefined ? reasonFor(rule.setting) : undefined;
  return findingOf(rule, {
    outcome: reason === undefined ? outcome : 'accepted',
    address: element.address,
    attribute: verdict.attribute === undefined || verdict.attribute === '' ? null : verdict.attribute,
    part: verdict.part ?? null,
    message: foundMessage(element, verdict),
    moduleSource: element.moduleSource ?? null,
    file: element.file ?? null,
    line: element.line ?? null,
    reason: reason ?? null,
  });
}
