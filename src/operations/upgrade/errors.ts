import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** `upgrade` was asked for an edition that is older than that of an environment. */
export const editionNotNewer = defineError<{ suffix: string; from: string; to: string }>({
  code: 'edition-not-newer',
  summary:
    '`upgrade` was asked for an edition that is older than the one of an environment: nothing was written.',
  message: ({ suffix, from, to }) => `${suffix} has edition ${from} already, which is newer than ${to}.`,
  hint: ({ to }) =>
    `Leave it out of \`--env\`. To go back on purpose, write \`edition: ${to}\` into the file yourself and look at the plan.`,
});

/** `upgrade --plan` where an app of the project makes the stacks. */
export const upgradePlanNeedsFile = defineError<{ invocation: Invocation }>({
  code: 'upgrade-plan-needs-file',
  summary:
    '`upgrade --plan` where an app of the project makes the stacks: it reads the file as it is written.',
  message: () => 'What `synthCommand` makes of a newer edition is known only when the file names it.',
  hint: ({ invocation }) =>
    `Run \`${invocation.next('upgrade', { words: ['--write'] })}\`, look at \`${invocation.next('plan')}\`, and undo the edit of the file where you do not like it.`,
});
