import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** A waiver that would outlive the time in which somebody has to decide anew. */
export const waiverTooLong = defineError<{ rule: string; expires: string; day: string; days: number }>({
  code: 'waiver-too-long',
  summary:
    'A waiver ends later than `review.maxWaiverDays` from today allows; without that setting, within a year.',
  message: ({ rule, expires, days }) =>
    `The waiver of \`${rule}\` holds until ${expires}, which is more than ${days} days from today.`,
  hint: ({ day }) =>
    `Set \`expires\` to ${day} or an earlier day, and decide anew then. \`review.maxWaiverDays\` allows other times.`,
});

/** A waiver that is about everything, and says only why it is there at all. */
export const waiverForEverything = defineError<{ rule: string; address: string }>({
  code: 'waiver-for-everything',
  summary: 'A waiver has an `address` that names nothing, such as `*`, and no reason of its own for that.',
  message: ({ rule, address }) =>
    `The waiver of \`${rule}\` is about every element (\`${address}\`), and does not say why all of them.`,
  hint: () =>
    'Name the address, or a part of it such as `aws_lb_listener.*`; or say in `addressReason`, in other words than in `reason`, why it is about all of them.',
});

/** A waiver for a rule that does not exist. */
export const waiverRuleUnknown = defineError<{
  rule: string;
  suggestion?: string | undefined;
  invocation: Invocation;
}>({
  code: 'waiver-rule-unknown',
  summary: 'A waiver names a rule that does not exist, or one about waivers themselves.',
  message: ({ rule }) => `There is no rule \`${rule}\` to waive.`,
  hint: ({ suggestion, invocation }) =>
    suggestion === undefined
      ? `Run \`${invocation.next('rules')}\` for the list.`
      : `Did you mean \`${suggestion}\`?`,
});

/** Patterns of waivers that would be compared for minutes. */
export const waiversTooWide = defineError({
  code: 'waivers-too-wide',
  summary: 'The waivers have so many patterns with wildcards that matching them would take minutes.',
  message: () => 'The patterns of the waivers take too long to match.',
  hint: () =>
    'Write addresses and suffixes out, or use patterns with one or two `*`, such as `aws_lb_listener.*`.',
});
