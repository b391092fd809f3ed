import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** `database user` where the file names no user of the application. */
export const databaseUserNotSet = defineError<{ suffix: string; invocation: Invocation }>({
  code: 'database-user-not-set',
  summary: '`database user` of an environment whose file names no database user of the application.',
  message: ({ suffix }) => `${suffix} has no \`database.iamUser\`.`,
  hint: ({ suffix, invocation }) =>
    `Choose one, for example: ${invocation.next('set', { words: [suffix, 'database.iamUser', 'app'] })}`,
});
