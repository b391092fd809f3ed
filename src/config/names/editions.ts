/**
 * Editions of the defaults, the oldest first. A default that would change what is deployed comes with a new edition: an environment keeps
 * the edition that its file names, until somebody names another one.
 */
export const editions = ['2026-11', '2026-12'] as const;

/** A dated set of defaults, named by year and month. */
export type Edition = (typeof editions)[number];

/** What a file without `edition` means, for good: the first edition that was released. */
export const unstatedEdition: Edition = '2026-12';

/** What `init` writes, and what the tier table has. */
export const newestEdition: Edition = '2026-12';
