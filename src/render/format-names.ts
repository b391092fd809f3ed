/*
 * The words of `--format` and `--detail`, in the order in which help and errors name them. They stand apart from the renderers: help and
 * completion need the words alone. The registries in `reports` are held to them by their types.
 */

/** Formats of `check`. */
export const checkFormats = ['terminal', 'json', 'sarif', 'junit', 'markdown', 'html'] as const;

/** A word of `check --format`. */
export type CheckFormat = (typeof checkFormats)[number];

/** Formats of `plan`. */
export const planFormats = ['terminal', 'markdown'] as const;

/** A word of `plan --format`. */
export type PlanFormat = (typeof planFormats)[number];

/** How much of a plan is shown: counts, changes with what they mean, or every attribute too. */
export const planDetails = ['none', 'summary', 'full'] as const;

/** A word of `--detail`. */
export type PlanDetail = (typeof planDetails)[number];

/** Formats of `diff`. */
export const diffFormats = ['terminal', 'markdown', 'json'] as const;

/** A word of `diff --format`. */
export type DiffFormat = (typeof diffFormats)[number];

/** Formats of `drift`. */
export const driftFormats = ['terminal', 'sarif', 'markdown', 'json'] as const;

/** A word of `drift --format`. */
export type DriftFormat = (typeof driftFormats)[number];

/** Formats of `graph`. */
export const graphFormats = ['svg', 'png', 'mermaid', 'json'] as const;

/** A word of `graph --format`. */
export type GraphFormat = (typeof graphFormats)[number];
