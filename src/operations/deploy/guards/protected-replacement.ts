import { defineGuard } from './guard.js';
import { replacementProtected } from './guard-errors.js';

/** AWS would refuse the deletion when other changes are made already. */
export const protectedReplacement = defineGuard({
  id: 'protected-replacement',
  title: 'What is protected against deletion is not replaced or deleted.',
  problemsOf: ({ run, contents }) =>
    contents.protections.map((protection) =>
      replacementProtected.problem({
        ...protection,
        suffix: run.environment.suffix,
        invocation: run.invocation,
      }),
    ),
});
