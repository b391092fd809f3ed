import { defineError } from '../../errors/define-error.js';

/** `diff` or `promote` was called without two environments. */
export const diffNeedsTwo = defineError<{ suffixes: readonly string[] }>({
  code: 'diff-needs-two',
  summary: '`diff` and `promote` are about two different environments; `diff --all` about every one.',
  message: () => 'Name two different environments.',
  hint: ({ suffixes }) =>
    `The file has: ${suffixes.slice(0, 20).join(', ')}${suffixes.length > 20 ? ', …' : ''}.`,
});
