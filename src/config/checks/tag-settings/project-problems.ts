import type { Problem } from '../../../errors/problem.js';
import type { PlacedSource } from '../../file/source-places.js';
import { tagFaults } from './tag-faults.js';

/** What AWS would refuse of the project, which is the value of the tag `Project` on every resource; one that nobody wrote is ours. */
export function projectProblems({ file, data, locate }: PlacedSource, project: string): Problem[] {
  const isWritten = typeof data === 'object' && data !== null && 'project' in data;
  if (!isWritten) return [];
  const { line, column } = locate(['project']) ?? {};
  return tagFaults('Project', project).map((problem) => ({
    ...problem,
    file: file ?? null,
    line: line ?? null,
    column: column ?? null,
    path: 'project',
  }));
}
