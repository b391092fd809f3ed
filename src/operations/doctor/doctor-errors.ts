import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** AWS has the environment, and the state that the file leads to does not. */
export const deployedElsewhere = defineError<{
  readonly suffix: string;
  readonly invocation: Invocation;
  /** Names that are taken by what carries the tags of the environment. */
  readonly told: string;
  /** Where the state is, as the file says. */
  readonly place: string;
}>({
  code: 'deployed-elsewhere',
  summary:
    'AWS has resources with the names and the tags of the environment, and the state that the file leads to is empty: it was deployed with another state.',
  exitCode: 3,
  message: ({ suffix, told, place }) =>
    `${suffix} is deployed already, with another state than ${place}, which knows nothing of it. AWS has, with the tags of this environment: ${told}.`,
  hint: ({ suffix, invocation }) =>
    `If \`backend\` was edited (its type, bucket or key), put the former value back: the state is there, and moves with ${invocation.next('state migrate', { env: suffix })}. A local state lies in the folder that was deployed from. After a deploy from here that was interrupted: ${invocation.next('recover', { env: suffix })}`,
});
