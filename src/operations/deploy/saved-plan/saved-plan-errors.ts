import { defineError } from '../../../errors/define-error.js';
import type { Invocation } from '../../../errors/invocation.js';

interface About {
  readonly suffix: string;
  readonly invocation: Invocation;
}

const planAgain = ({ suffix, invocation }: About) =>
  `Make a new plan, and have that approved: ${invocation.next('plan', { env: suffix, words: ['--out', 'DIR'] })}`;

/** `--out` names a place where a plan cannot be saved. */
export const savedPlanPlace = defineError<{ readonly folder: string; readonly reason: string }>({
  code: 'saved-plan-place',
  summary: '`plan --out` names a folder that is not new or empty, or that lies in `.multienv`.',
  message: ({ folder, reason }) => `No plan can be saved in ${folder}: ${reason}.`,
  hint: () =>
    'Name a folder that does not exist yet. An earlier plan is not overwritten: somebody may have approved it.',
});

/** A plan that a bundle cannot hold. */
export const savedPlanImpossible = defineError<About & { readonly reason: string }>({
  code: 'saved-plan-impossible',
  summary:
    '`plan --out` met a plan that multienv could not check when it is applied, such as one of HCP Terraform.',
  message: ({ suffix, reason }) => `${suffix}: its plan cannot be saved, because ${reason}.`,
  hint: ({ suffix, invocation }) =>
    `Deploy without a saved plan: ${invocation.next('deploy', { env: suffix })}`,
});

/** There is no saved plan of an environment. */
export const savedPlanMissing = defineError<{
  readonly folder: string;
  /** Undefined where there is none at all. */
  readonly suffix: string | undefined;
  readonly found: readonly string[];
  readonly invocation: Invocation;
}>({
  code: 'saved-plan-missing',
  summary:
    '`deploy --plan` names a folder without a saved plan, or `--env` an environment of which there is none in it.',
  message: ({ folder, suffix, found }) =>
    suffix === undefined
      ? `There is no saved plan in ${folder}.`
      : `There is no saved plan of ${suffix} in ${folder}, only of: ${found.join(', ')}.`,
  hint: ({ suffix, invocation }) =>
    suffix === undefined
      ? `Name the folder that was written by: ${invocation.next('plan', { words: ['--out', 'DIR'] })}`
      : 'Leave out --env to apply all saved plans of the folder, or name only environments that are in it.',
});

/** A saved plan is damaged, or none. */
export const savedPlanUnreadable = defineError<About & { readonly file: string; readonly reason: string }>({
  code: 'saved-plan-unreadable',
  summary: 'A file of a saved plan is damaged, missing, or not in the format of this release.',
  exitCode: 1,
  message: ({ suffix, file, reason }) =>
    `${suffix}: ${file} cannot be read (${reason}). Nothing was applied.`,
  hint: planAgain,
});

/** Another plan lies there than the one that was saved or approved. */
export const savedPlanSwapped = defineError<
  About & { readonly digest: string; readonly wanted: readonly string[]; readonly by: string }
>({
  code: 'saved-plan-swapped',
  summary:
    'The plan file is another than the one that its manifest, or `--plan-hash`, names: nothing is applied.',
  exitCode: 1,
  message: ({ suffix, digest, wanted, by }) =>
    `${suffix}: the plan file was exchanged. Its SHA-256 is ${digest}; ${by} names ${wanted.join(', ')}. Nothing was applied.`,
  hint: (about) => `Find out who wrote there. ${planAgain(about)}`,
});

/** Manifest or model say something else than the plan. */
export const savedPlanTampered = defineError<About & { readonly reason: string }>({
  code: 'saved-plan-tampered',
  summary:
    'The manifest or the JSON model of a saved plan says something else than the plan itself: nothing is applied.',
  exitCode: 1,
  message: ({ suffix, reason }) => `${suffix}: the saved plan was altered: ${reason}. Nothing was applied.`,
  hint: (about) => `Find out who wrote there. ${planAgain(about)}`,
});

/** The world has moved on. */
export const savedPlanStale = defineError<About & { readonly reason: string }>({
  code: 'saved-plan-stale',
  summary:
    'The state, the secret of the password or the review has changed since the plan was saved, or it is applied already: nothing is applied.',
  exitCode: 1,
  message: ({ suffix, reason }) =>
    `${suffix}: the saved plan is out of date: ${reason}. Nothing was applied.`,
  hint: planAgain,
});

/** It was made for something else. */
export const savedPlanForeign = defineError<
  About & { readonly what: string; readonly was: string; readonly now: string }
>({
  code: 'saved-plan-foreign',
  summary:
    'A saved plan was made for another environment, project, account, region or sandbox, by other versions, or from other files: nothing is applied.',
  exitCode: 1,
  message: ({ suffix, what, was, now }) =>
    `${suffix}: the saved plan was made for another ${what}: ${was}, and now it is ${now}. Nothing was applied.`,
  hint: (about) => `Apply it where and from what it was made. Or: ${planAgain(about)}`,
});
