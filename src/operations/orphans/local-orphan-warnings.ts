import type { LoadedEnvironments } from '../../config/file/load.js';
import type { Problem } from '../../errors/problem.js';
import { sandboxFolderOf } from '../../terraform/folder/environment-folder.js';
import type { OperationContext } from '../context.js';
import { findLocalOrphans } from './find-orphans.js';
import { orphanWarning } from './orphan-problem.js';

/** A warning for each environment whose state lies in this project folder, of AWS or of the sandbox, and that the file no longer has. */
export async function localOrphanWarnings(
  context: OperationContext,
  loaded: LoadedEnvironments,
): Promise<readonly Problem[]> {
  // An empty address is that of the sandbox that runs.
  const sandbox = { endpoint: '', folder: sandboxFolderOf(loaded.root) };
  const warnings = await Promise.all(
    [undefined, sandbox].map(async (place) => {
      const found = await findLocalOrphans(context, { loaded, sandbox: place });
      return found
        .filter(({ foreign }) => foreign === undefined)
        .map((orphan) => orphanWarning(context, orphan, { loaded, sandbox: place }));
    }),
  );
  return warnings.flat();
}
