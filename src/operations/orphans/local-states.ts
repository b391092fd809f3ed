import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suffixPattern } from '../../config/names/suffix-pattern.js';
import type { BackendBlock } from '../../config/values/backend-block.js';
import { workAreaProblems } from '../../terraform/folder/boundary/check-work-area.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { recordedBackend } from '../../terraform/state/backend-record.js';
import type { OperationContext } from '../context.js';

/** An environment that this project folder knows, with the backend in which its state was last seen. */
export interface KnownHere {
  readonly suffix: string;
  readonly block: BackendBlock;
}

interface Folders {
  /** Folder of environments.yaml. */
  readonly root: string;
  /** `.multienv/sandbox` of the project, for what is on the sandbox. */
  readonly sandboxFolder?: string | undefined;
}

/**
 * The environments that this project folder knows a state of, by suffix: a file that is not empty, or a backend elsewhere. None where
 * `.multienv` is not ours alone: nothing in it is believed.
 */
export function knownHere({ env }: Pick<OperationContext, 'env'>, folders: Folders): readonly KnownHere[] {
  const { root, sandboxFolder } = folders;
  const states = join(sandboxFolder ?? join(root, '.multienv'), 'state');
  if (!existsSync(states) || workAreaProblems(root, env).length > 0) return [];
  return readdirSync(states)
    .filter((name) => suffixPattern.test(name))
    .sort()
    .flatMap((suffix) => {
      const block = recordedBackend(environmentFolder(suffix, folders));
      return block === undefined ? [] : [{ suffix, block }];
    });
}
