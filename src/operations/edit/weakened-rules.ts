import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { readStack } from '../../model/stack/read-stack.js';
import type { Finding } from '../../policy/finding.js';
import { failing } from '../../policy/review/failing.js';
import { reviewEnvironment } from '../../policy/review/review-environment.js';
import { stackJson } from '../../stacks/synth/synthesize.js';
import type { OperationContext } from '../context.js';
import { today } from '../today.js';

/** Findings that come with an edit of the file. */
interface WeakenedRules {
  /** Those about security, those that a control is tied to, and those that `deploy` refuses. */
  readonly grave: readonly Finding[];
  readonly others: readonly Finding[];
}

/**
 * Tells the rules of the review that an environment fails after an edit of the file and did not fail before: what it was is reviewed once,
 * however many edits are judged.
 */
export function weakenedBy(
  context: OperationContext,
  before: ResolvedEnvironment,
): (after: ResolvedEnvironment) => WeakenedRules {
  const failingIn = (environment: ResolvedEnvironment): readonly Finding[] =>
    failing(
      reviewEnvironment(readStack(stackJson(environment)), environment, { today: today(context) }).findings,
      'low',
    );
  const keyOf = ({ ruleId, address }: Finding) => `${ruleId} ${address}`;
  const known = new Set(failingIn(before).map(keyOf));
  const isGrave = ({ area, severity, controls }: Finding) =>
    area === 'security' || ['critical', 'high'].includes(severity) || Object.keys(controls).length > 0;
  return (after) => {
    const fresh = failingIn(after).filter((one) => !known.has(keyOf(one)));
    return { grave: fresh.filter(isGrave), others: fresh.filter((one) => !isGrave(one)) };
  };
}
