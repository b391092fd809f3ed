import { counted } from '../../counted.js';
import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

interface AboutOrphan {
  readonly suffix: string;
  /** Where its state is. */
  readonly where: string;
  readonly isOnSandbox: boolean;
  readonly resources: number | undefined;
  readonly renamedTo: string | undefined;
  readonly invocation: Invocation;
}

function message({ suffix, where, isOnSandbox, resources, renamedTo }: AboutOrphan): string {
  const size = resources === undefined ? '' : `, ${counted(resources, 'resource')}`;
  const place = `${isOnSandbox ? 'on the sandbox, ' : ''}${where}${size}`;
  const renamed =
    renamedTo === undefined
      ? ''
      : ` ${renamedTo} has the same settings and is not deployed: it looks like a new name, and a deployed environment cannot be renamed.`;
  return `${suffix} is deployed (${place}) and is not in the file: no command but \`destroy\` changes it any more.${renamed}`;
}

function hint({ suffix, renamedTo, invocation }: AboutOrphan): string {
  const destroy = invocation.next('destroy', { env: suffix });
  const list = invocation.next('list');
  if (renamedTo === undefined)
    return `To keep it, put its entry back. To be rid of it: ${destroy}. What is known of it: ${list}`;
  const deploy = invocation.next('deploy', { env: renamedTo });
  return `Call it ${suffix} again in the file. Or build it anew: ${deploy}, move its data, then ${destroy}. What is known of both: ${list}`;
}

/** An environment was named that only the state store knows. */
export const environmentOrphaned = defineError<AboutOrphan>({
  code: 'environment-orphaned',
  summary:
    '`--env` names an environment that is deployed and that the file no longer has: it was removed or renamed there. `destroy`, `unlock` and `recover` take it all the same.',
  message,
  hint,
});

/** The same as `validate` tells it. */
export const orphanLeft = defineError<AboutOrphan>({
  code: 'orphan-left',
  summary: 'An environment is deployed and the file no longer has it: it was removed or renamed there.',
  severity: 'warning',
  message,
  hint,
});

/** Too little is known of an environment to destroy it without its entry. */
export const orphanUnclear = defineError<{ suffix: string; obstacle: string; invocation: Invocation }>({
  code: 'orphan-unclear',
  summary: 'An environment that the file no longer has cannot be worked on without its entry.',
  exitCode: 1,
  message: ({ suffix, obstacle }) =>
    `${suffix} is deployed and is not in the file, and cannot be worked on without its entry: ${obstacle}.`,
  hint: ({ suffix, invocation }) =>
    `Put its entry back into the file, then run \`${invocation.next('destroy', { env: suffix })}\`.`,
});

/** The environment is that of somebody else. */
export const orphanForeign = defineError<{ suffix: string; where: string; foreign: string }>({
  code: 'orphan-foreign',
  summary:
    'An environment was named that the file does not have, and that belongs to another project, or to another file.',
  exitCode: 1,
  message: ({ suffix, where, foreign }) =>
    `${suffix} (${where}) belongs to ${foreign}, not to this file. Nothing was done.`,
  hint: ({ foreign }) => `Work on it with ${foreign}: from its folder, or with \`--config FILE\`.`,
});
