import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { plainInvocation } from '../../errors/invocation.js';
import type { OperationContext } from '../context.js';
import { weakenedBy } from '../edit/weakened-rules.js';
import { driftWeakens } from './drift-errors.js';

interface Weaker {
  readonly before: ResolvedEnvironment;
  readonly after: ResolvedEnvironment;
  readonly target: string;
  readonly setting: string;
}

/**
 * Lets an edit of the file pass that weakens no protection below what the tier demands.
 * @returns the rules that fail from then on and guard nothing
 * @throws UserError `drift-weakens` where a rule fails that is about security, that a control is tied to, or that `deploy` refuses
 */
export function refuseWeaker(
  context: OperationContext,
  { before, after, target, setting }: Weaker,
): readonly string[] {
  const { grave, others } = weakenedBy(context, before)(after);
  if (grave.length > 0)
    throw driftWeakens.error({
      ...{ suffix: after.suffix, target, setting },
      rules: grave.map(({ ruleId: id, title }) => ({ id, title })),
      invocation: context.invocation ?? plainInvocation,
    });
  return [...new Set(others.map(({ ruleId }) => ruleId))];
}
