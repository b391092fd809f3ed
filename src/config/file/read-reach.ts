import { UserError } from '../../errors/user-error.js';
import type { ReachingSetting } from '../boundary/reach.js';
import { checkFile } from '../resolve/check-file.js';
import { readSource } from './read-source.js';
import { sortProblems } from './sort-problems.js';
import { parseSource } from './source-document.js';
import { placedSource } from './source-places.js';

/**
 * What of a file starts a program, opens a path outside the project or says where credentials are sent. Nothing outside the project is opened.
 * @throws UserError with the problems of the file, where one of them is an error
 */
export function readReach(file: string): readonly ReachingSetting[] {
  const document = parseSource(readSource(file), file);
  const { reaching, problems: found } = checkFile(placedSource(document, file), { readsOutside: false });
  const problems = sortProblems([...document.problems, ...found]);
  if (problems.some(({ severity }) => severity === 'error')) throw new UserError(problems);
  return reaching;
}
