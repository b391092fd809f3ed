import type { SandboxPlace } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { plainInvocation } from '../../errors/invocation.js';
import type { Problem } from '../../errors/problem.js';
import type { OperationContext } from '../context.js';
import type { Orphan } from './orphan.js';
import { environmentOrphaned, orphanLeft } from './orphan-errors.js';

interface Told {
  readonly loaded: Pick<LoadedEnvironments, 'file' | 'locate'>;
  /** The orphan is there. */
  readonly sandbox?: Pick<SandboxPlace, 'endpoint'> | undefined;
}

/** An orphan in the words of `validate` and `plan`: a warning at the environments of the file. */
export function orphanWarning(context: OperationContext, orphan: Orphan, { loaded, sandbox }: Told): Problem {
  const place = { file: loaded.file, ...loaded.locate(['environments']), path: 'environments' };
  return orphanLeft.problem(about(context, orphan, sandbox), place);
}

/** An orphan that was named by `--env` of a command that needs its entry. */
export function orphanNamed(context: OperationContext, orphan: Orphan, { loaded, sandbox }: Told): Problem {
  return environmentOrphaned.problem(about(context, orphan, sandbox), {
    file: loaded.file,
    value: orphan.suffix,
  });
}

function about(
  { invocation = plainInvocation }: OperationContext,
  { suffix, where, facts, renamedTo }: Orphan,
  sandbox: Told['sandbox'],
) {
  return {
    suffix,
    where,
    resources: facts?.resources,
    renamedTo,
    isOnSandbox: sandbox !== undefined,
    invocation: sandbox === undefined ? invocation : invocation.onSandbox(sandbox.endpoint),
  };
}
