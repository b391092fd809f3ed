import type { SandboxPlace } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { Problem } from '../../errors/problem.js';
import { sandboxFolderOf } from '../../terraform/folder/environment-folder.js';
import type { OperationContext } from '../context.js';
import { knownHere } from './local-states.js';
import { orphanWarning } from './orphan-problem.js';

/** A warning for each environment whose state lies in this project folder, of AWS or of the sandbox, and that the file no longer has. */
export async function localOrphanWarnings(
  context: OperationContext,
  loaded: LoadedEnvironments,
): Promise<readonly Problem[]> {
  // An empty address is that of the sandbox that runs.
  const sandbox = { endpoint: '', folder: sandboxFolderOf(loaded.root) };
  const warnings = await Promise.all(
    [undefined, sandbox].map((place) => warningsAbout(context, { loaded, sandbox: place })),
  );
  return warnings.flat();
}

/** What reads states is loaded only for one: mostly there is none, and `validate` runs at each save. */
async function warningsAbout(
  context: OperationContext,
  search: { readonly loaded: LoadedEnvironments; readonly sandbox: SandboxPlace | undefined },
): Promise<readonly Problem[]> {
  const { loaded, sandbox } = search;
  const inFile = new Set(loaded.environments.map(({ suffix }) => suffix));
  const known = knownHere(context, { root: loaded.root, sandboxFolder: sandbox?.folder });
  if (known.every(({ suffix }) => inFile.has(suffix))) return [];
  const { findLocalOrphans } = await import('./find-orphans.js');
  const found = await findLocalOrphans(context, search);
  return found
    .filter(({ foreign }) => foreign === undefined)
    .map((orphan) => orphanWarning(context, orphan, search));
}
