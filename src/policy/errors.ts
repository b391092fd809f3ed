import { defineError } from '../errors/define-error.js';

/** More results than any report can hold. */
export const reviewTooLarge = defineError<{ readonly most: number }>({
  code: 'review-too-large',
  summary: 'The review of one stack or plan has more than 300000 results, more than a report can hold.',
  message: ({ most }) => `The review has more than ${most} results, more than a report can hold.`,
  hint: () => 'Review it in parts: give each root module a plan of its own.',
});
