import type { Problem } from '../../../errors/problem.js';
import { nearPath } from '../../../files/near-path.js';
import type { OperationContext } from '../../context.js';

/** Says what a command would refuse, or warns of, where that is written, and the way on. */
export function tellProblems(
  { emit, cwd }: OperationContext,
  {
    suffix,
    problems,
    command,
  }: {
    readonly suffix: string;
    readonly problems: readonly Problem[];
    readonly command: 'deploy' | 'destroy';
  },
): void {
  for (const { message, hint, file, line, severity } of problems) {
    const place = file === null || line === null ? '' : ` (${nearPath(cwd, file)}:${line})`;
    const told = `${message.replace(/\.$/, '')}${place}. ${hint}`;
    emit({
      type: 'notice',
      environment: suffix,
      // A notice says for whom it is.
      message:
        severity === 'error' ? `${command} will refuse this: ${told}` : told.replace(`${suffix}: `, ''),
    });
  }
}
