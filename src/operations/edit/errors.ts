import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** `set` or `promote` names something that is no setting. */
export const settingUnknown = defineError<{
  setting: string;
  suggestion: string | undefined;
  /** The command that tells every setting. */
  list: string;
}>({
  code: 'setting-unknown',
  summary: '`set` or `promote` names something that is no single setting of an environment.',
  message: ({ setting }) => `\`${setting}\` is no single setting of an environment.`,
  hint: ({ suggestion, list }) =>
    suggestion === undefined
      ? `Name one as in the file, by dots: \`database.multiAz\`. \`${list}\` lists them all.`
      : `Did you mean \`${suggestion}\`?`,
});

/** An edit that would leave the file broken, or that can't be made without changing more. */
export const editRefused = defineError<{ setting: string; why: string }>({
  code: 'edit-refused',
  summary:
    'An edit of `set` or `promote` would break the file, or change more than was asked: nothing was written.',
  message: ({ setting, why }) => `${setting} cannot be written: ${why}`,
  hint: () => 'Nothing was written. Choose another value, or edit the file by hand.',
});

/** `promote` was called without two environments. */
export const promoteNeedsTwo = defineError<{
  readonly suffixes: readonly string[];
  /** The one that was named. */
  readonly from: string | undefined;
  readonly invocation: Invocation;
}>({
  code: 'promote-needs-two',
  summary: '`promote` copies from one environment to another one.',
  message: () => 'Name two different environments: the one to copy from, and the one to copy to.',
  hint: ({ suffixes, from = 'FROM', invocation }) => {
    const next = invocation.next('promote', {
      words: [from, suffixes.length === 2 ? otherThan(suffixes, from) : 'TO'],
    });
    return `Run \`${next}\`. The file has: ${suffixes.slice(0, 20).join(', ')}${suffixes.length > 20 ? ', …' : ''}.`;
  },
});

function otherThan(suffixes: readonly string[], from: string): string {
  return suffixes.find((one) => one !== from) ?? 'TO';
}

/** `promote` was asked to copy what belongs to the environment itself. */
export const promoteRefused = defineError<{
  setting: string;
  from: string;
  to: string;
  why: string;
  invocation: Invocation;
}>({
  code: 'promote-refused',
  summary:
    '`promote` was asked for a setting that says who or where an environment is, or whose value a live environment could not take: nothing was written.',
  message: ({ setting, from, to, why }) => `${setting} of ${from} is not copied to ${to}: ${why}.`,
  hint: ({ to, setting, invocation }) =>
    `Nothing was written. Leave it out; or set it by itself with \`${invocation.next('set', { words: [to, setting, 'VALUE'] })}\`, and look at the plan.`,
});
