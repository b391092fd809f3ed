import { checkWorkArea } from '../../terraform/folder/boundary/check-work-area.js';
import type { OperationContext } from '../context.js';
import { findOrphans, type Unlisted } from '../orphans/find-orphans.js';
import { closedStores } from '../orphans/state-stores.js';
import { targetOf } from '../target.js';
import { fileEntry } from './file-entry.js';
import type { ListOptions } from './list-options.js';
import type { ListedEnvironment } from './listed-environment.js';
import { orphanEntry } from './orphan-entry.js';

/** Every environment of the file and of the state store. */
export interface EnvironmentList {
  /** In the order of the file, then what only the store has. */
  readonly environments: readonly ListedEnvironment[];
  /** Where there may be environments that nobody has seen. */
  readonly unlisted: readonly Unlisted[];
}

/**
 * Lists environments with what is known of them, without starting Terraform or any other program. What could not be looked at is `unknown`,
 * with the reason; it is never left out.
 * @throws UserError where `.multienv` is not ours alone
 */
export async function list(context: OperationContext, options: ListOptions): Promise<EnvironmentList> {
  const { loaded, sandbox } = options;
  checkWorkArea(loaded.root, context.env);
  const [entries, found] = await Promise.all([
    Promise.all(loaded.environments.map((environment) => fileEntry(context, environment, options))),
    findOrphans(context, { loaded, sandbox }),
  ]);
  const orphans = await Promise.all(found.orphans.map((orphan) => orphanEntry(context, orphan, options)));
  const served = loaded.environments.map((one) => targetOf(context, one, sandbox).environment);
  const reason = 'Only Terraform can read it, and it lists nothing.';
  const closed = closedStores(served).map((store) => ({ store, reason }));
  return { environments: [...entries, ...orphans], unlisted: [...found.unlisted, ...closed] };
}
