import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

interface About {
  readonly suffix: string;
  /** As it was given: an address, or one with an attribute. */
  readonly target: string;
}

const undoIt = 'Nothing was written. Undo the change in AWS, unless the next deploy does it';

/** `--accept` goes with one environment. */
export const acceptNeedsOne = defineError<{ readonly suffixes: readonly string[] }>({
  code: 'drift-accept-one-environment',
  summary: '`drift --accept` was called for several environments: the same address is in each of them.',
  message: ({ suffixes }) => `--accept is about one environment, and ${suffixes.length} were chosen.`,
  hint: ({ suffixes }) => `Name it with --env: ${suffixes.slice(0, 5).join(', ')}.`,
});

/** What was named did not change. */
export const driftNotFound = defineError<About & { readonly changed: readonly string[] }>({
  code: 'drift-not-found',
  summary: '`drift --accept` names something that was not changed outside of Terraform.',
  message: ({ suffix, target }) => `${suffix}: ${target} was not changed outside of Terraform.`,
  hint: ({ changed }) =>
    changed.length === 0
      ? 'Nothing was written: no value has changed.'
      : `Nothing was written. What has changed: ${changed.slice(0, 8).join(', ')}.`,
});

/** No setting decides it. */
export const driftWithoutSetting = defineError<About & { readonly why: string }>({
  code: 'drift-without-setting',
  summary: '`drift --accept` names a change that no setting of environments.yaml can express.',
  message: ({ suffix, target, why }) => `${suffix}: ${target} cannot be accepted: ${why}.`,
  hint: () => `${undoIt}.`,
});

/** The file may not say it. */
export const driftValueRefused = defineError<
  About & { readonly setting: string; readonly reasons: readonly string[] }
>({
  code: 'drift-value-refused',
  summary: '`drift --accept` would write a value into environments.yaml that the file may not have.',
  message: ({ suffix, target, setting, reasons }) =>
    `${suffix}: ${target} cannot be accepted as ${setting}: ${reasons.join(' ')}`,
  hint: () => `${undoIt}.`,
});

/** A rule would fail that guards something. */
export const driftWeakens = defineError<
  About & {
    readonly setting: string;
    readonly rules: readonly { readonly id: string; readonly title: string }[];
    readonly invocation: Invocation;
  }
>({
  code: 'drift-weakens',
  summary:
    '`drift --accept` would write a value that the review refuses for the tier of the environment: a protection would be weaker.',
  exitCode: 1,
  message: ({ suffix, target, setting, rules }) =>
    `${suffix}: ${target} cannot be accepted as ${setting}: ${rules.map(({ id, title }) => `${id} would fail (${title})`).join(', ')}.`,
  hint: ({ rules, invocation }) =>
    `${undoIt}. Whoever wants it all the same sets it in environments.yaml and waives the rule with a reason: ${invocation.next('rules', { words: [rules[0]?.id ?? ''] })}`,
});
