import { defineError } from './define-error.js';

/** The last one of a list that was cut short. */
export const problemsLeftOut = defineError<{ readonly shown: number; readonly total: number }>({
  code: 'problems-left-out',
  summary: 'There are more problems than are shown: the first 100 are, and this one says how many there are.',
  message: ({ shown, total }) => `${total} problems were found; the first ${shown} are shown.`,
  hint: () =>
    'Mend those that are shown first: the rest often has the same cause. Then run the command again.',
});
