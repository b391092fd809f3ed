import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** A profile that cannot be read as one. */
export const checkProfileNotAFile = defineError<{ file: string; why: string }>({
  code: 'check-profile-not-readable',
  summary: 'The profile of a review (`.multienv-check.yaml`, or the file of `--profile`) cannot be read.',
  message: ({ file, why }) => `${file} can't be read as the profile of a review: ${why}.`,
  hint: () =>
    'Put a regular file there, name another with `--profile FILE`, or read none with `--profile none`.',
});

/** A key or a value that a profile cannot have. */
export const checkProfileInvalid = defineError<{ what: string; hint: string }>({
  code: 'check-profile-invalid',
  summary: 'A key or a value of the profile of a review is not among those that it can have.',
  message: ({ what }) => what,
  hint: ({ hint }) => hint,
});

/** A profile names a rule that does not exist. */
export const checkProfileRuleUnknown = defineError<{
  rule: string;
  suggestion?: string | undefined;
  invocation: Invocation;
}>({
  code: 'check-profile-rule-unknown',
  summary: 'The profile of a review skips or chooses a rule that does not exist.',
  message: ({ rule }) => `There is no rule \`${rule}\`.`,
  hint: ({ suggestion, invocation }) =>
    suggestion === undefined
      ? `Run \`${invocation.next('rules')}\` for the list.`
      : `Did you mean \`${suggestion}\`?`,
});

/** A profile that was found beside a stack, and that somebody else could have written. */
export const checkProfileOfOthers = defineError<{ file: string; writer: string }>({
  code: 'check-profile-of-others',
  summary: 'A profile beside a stack or plan can be written by others, and nobody named it.',
  message: ({ file, writer }) => `${file} could be somebody else's: ${writer}.`,
  hint: ({ file }) =>
    `Name it with \`--profile ${file}\` if you trust it, leave it out with \`--profile none\`, or take the right to write away from others.`,
});
