import type { OperationContext } from '../context.js';
import type { RunOptions } from '../run/environment-run.js';
import { findOrphans } from './find-orphans.js';
import { orphanWarning } from './orphan-problem.js';

/** Says which environments are deployed and no longer in the file. What cannot be listed is the business of `list`: nothing is said of it. */
export async function tellOrphans(
  context: OperationContext,
  { loaded, sandbox }: Pick<RunOptions, 'loaded' | 'sandbox'>,
): Promise<void> {
  const found = await findOrphans(context, { loaded, sandbox }).catch(() => undefined);
  for (const orphan of found?.orphans ?? []) {
    if (orphan.foreign !== undefined || orphan.facts === undefined) continue;
    const { message, hint } = orphanWarning(context, orphan, { loaded, sandbox });
    context.emit({ type: 'notice', message: `${message} ${hint}` });
  }
}
