import type { OperationContext } from '../context.js';
import type { RunOptions } from '../run/environment-run.js';
import { forEach } from '../run/for-each.js';
import type { EnvironmentOutcome } from '../run/outcome.js';
import { acceptDrift } from './accept-drift.js';
import { drift } from './drift.js';
import { acceptNeedsOne } from './drift-errors.js';
import { type EnvironmentDrift, withoutAccepted } from './environment-drift.js';

/**
 * Compares one environment, and writes what lives into environments.yaml for what was named; the drift that is left is the result.
 * @param targets addresses, or addresses with an attribute
 * @throws UserError `drift-accept-one-environment` before anything is compared
 */
export async function driftAccepted(
  context: OperationContext,
  options: RunOptions,
  targets: readonly string[],
): Promise<readonly EnvironmentOutcome<EnvironmentDrift>[]> {
  const { environments, loaded } = options;
  const [environment, ...others] = environments;
  if (environment === undefined || others.length > 0)
    throw acceptNeedsOne.error({ suffixes: environments.map(({ suffix }) => suffix) });
  const outcomes = await drift(context, options);
  return forEach(outcomes, { context, parallel: 1 }, async (found) =>
    withoutAccepted(found, acceptDrift(context, { loaded, environment, drift: found, targets })),
  );
}
