import { join } from 'node:path';
import { messageOf } from '../../../errors/message-of.js';
import type { Problem } from '../../../errors/problem.js';
import { UserError } from '../../../errors/user-error.js';
import { findTracked } from '../../../files/git/git-tracked.js';
import { projectEntries, workFolderEntries } from './allowed-names.js';
import { workFolderTracked, workFolderUnknown } from './errors.js';
import { findFaults } from './find-faults.js';
import { trustedOwners } from './trusted-owners.js';

type Env = Readonly<Record<string, string | undefined>>;

/** What is wrong with `.multienv` of a project: it came with the repository, or somebody else has put something there. */
export function workAreaProblems(root: string, env: Env): readonly Problem[] {
  const folder = join(root, '.multienv');
  const tracked = trackedProblem(folder);
  const faults = findFaults(folder, projectEntries, trustedOwners(env));
  return tracked === undefined ? faults : [tracked, ...faults];
}

/**
 * Refuses to work in a `.multienv` that is not ours alone. It stays as it is.
 * @throws UserError `work-folder-tracked`, `work-folder-link`, `work-folder-unexpected`, `work-folder-foreign-owner`, `work-folder-writable`
 */
export function checkWorkArea(root: string, env: Env): void {
  refuse(workAreaProblems(root, env));
}

/** The same for the working folder of one environment, before each start of Terraform there. */
export function checkWorkFolder(path: string, env: Env): void {
  refuse(findFaults(path, workFolderEntries, trustedOwners(env)));
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UserError(problems, { exitCode: workFolderTracked.exitCode });
}

function trackedProblem(folder: string): Problem | undefined {
  try {
    const tracked = findTracked(folder);
    return tracked === undefined ? undefined : workFolderTracked.problem({ file: tracked.path, folder });
  } catch (error) {
    return workFolderUnknown.problem({ reason: messageOf(error) });
  }
}
